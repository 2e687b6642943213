using System.Text;
using System.Text.Json;
using SysTrade.Kernel.Server;
using SysTrade.Kernel.Wire;

namespace SysTrade.Kernel.Tests.Server;

public sealed class SessionHistoryTests
{
    [Theory]
    [InlineData("""{"hist_access_type":"tail","n":2}""", "[[1,2,\"b\"],[1,3,\"a\"]]")]
    [InlineData("""{"hist_access_type":"range","session":0,"start":1,"stop":3}""", "[[1,1,\"a\"],[1,2,\"b\"]]")]
    [InlineData("""{"hist_access_type":"range","session":7,"start":1,"stop":3}""", "[]")]
    [InlineData("""{"hist_access_type":"search","pattern":"a*"}""", "[[1,1,\"a\"],[1,3,\"a\"]]")]
    [InlineData("""{"hist_access_type":"search","pattern":"a*","unique":true}""", "[[1,3,\"a\"]]")]
    [InlineData("""{"hist_access_type":"search","pattern":"*","n":1,"output":true}""", "[[1,3,[\"a\",null]]]")]
    public void Find_OfARequest_GivesTheCells(string content, string expected)
    {
        var history = new SessionHistory();
        history.Add(1, "a");
        history.Add(2, "b");
        history.Add(3, "a");
        using var json = JsonDocument.Parse(content);
        var request = new JupyterMessage([], "1", "history_request", "s", Encoding.UTF8.GetBytes("{}"), default, json.RootElement);
        Assert.Equal(expected, history.Find(request)["history"]!.ToJsonString());
    }
}
