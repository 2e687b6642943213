using SysTrade.Domain.Errors;
using SysTrade.Kernel.Wire;

namespace SysTrade.Kernel.Tests.Wire;

public sealed class ConnectionInfoTests
{
    private const string Good = """
        {"shell_port": 1, "iopub_port": 2, "stdin_port": 3, "control_port": 4, "hb_port": 5, "ip": "127.0.0.1", "key": "k", "transport": "tcp",
         "signature_scheme": "hmac-sha256", "kernel_name": "systrade"}
        """;

    [Fact]
    public void Parse_OfAFile_HasWhatItSays()
    {
        var info = ConnectionInfo.Parse(Good, "file");
        Assert.Equal(new ConnectionInfo("127.0.0.1", 1, 4, 3, 2, 5, "k"), info);
        Assert.Equal("tcp://127.0.0.1:2", info.Address(info.IopubPort));
    }

    [Theory]
    [InlineData("\"tcp\"", "\"ipc\"", "transport")]
    [InlineData("\"hmac-sha256\"", "\"hmac-md5\"", "signatures")]
    [InlineData("127.0.0.1", "example.org/x", "address")]
    [InlineData("\"hb_port\": 5", "\"hb_port\": 70000", "hb_port")]
    [InlineData("\"shell_port\": 1,", "", "shell_port")]
    [InlineData("\"key\": \"k\",", "", "key")]
    [InlineData("{", "[", "JSON")]
    public void Parse_OfAFileWithAMistake_NamesIt(string there, string instead, string named)
    {
        var error = Assert.Throws<SysTradeException>(() => ConnectionInfo.Parse(Good.Replace(there, instead, StringComparison.Ordinal), "file"));
        Assert.Equal("ConnectionFileMalformed", error.ErrorId);
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OfNoFile_SaysSo() => Assert.Equal("ConnectionFileNotRead", Assert.Throws<SysTradeException>(() => ConnectionInfo.Read("/no/such/file.json")).ErrorId);
}
