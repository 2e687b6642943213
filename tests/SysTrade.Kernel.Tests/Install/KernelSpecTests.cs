using System.Text.Json;
using SysTrade.Domain.Errors;
using SysTrade.Kernel.Install;
using SysTrade.Tests;

namespace SysTrade.Kernel.Tests.Install;

public sealed class KernelSpecTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Install_WritesWhatJupyterReads()
    {
        var folder = KernelSpec.Install(_folder.Path, "systrade", ["program"]);
        using var spec = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "kernel.json")));
        Assert.Equal(["program", "kernel", "start", "{connection_file}"], spec.RootElement.GetProperty("argv").EnumerateArray().Select(a => a.GetString()));
        Assert.Equal("message", spec.RootElement.GetProperty("interrupt_mode").GetString());
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], File.ReadAllBytes(Path.Combine(folder, "logo-64x64.png"))[..4]);
    }

    [Fact]
    public void Install_Again_Replaces()
    {
        KernelSpec.Install(_folder.Path, "systrade", ["old"]);
        var folder = KernelSpec.Install(_folder.Path, "systrade", ["new"]);
        Assert.Contains("\"new\"", File.ReadAllText(Path.Combine(folder, "kernel.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void Install_OverAnotherKernel_Refuses()
    {
        Directory.CreateDirectory(_folder.File("python3"));
        File.WriteAllText(_folder.File("python3", "kernel.json"), """{"argv": ["python"]}""");
        Assert.Equal("KernelNameTaken", Assert.Throws<SysTradeException>(() => KernelSpec.Install(_folder.Path, "python3", ["x"])).ErrorId);
    }

    [Theory]
    [InlineData("../evil")]
    [InlineData("a b")]
    [InlineData("")]
    [InlineData(".hidden")]
    public void Install_UnderAStrangeName_Refuses(string name) =>
        Assert.Equal("KernelNameInvalid", Assert.Throws<SysTradeException>(() => KernelSpec.Install(_folder.Path, name, ["x"])).ErrorId);
}
