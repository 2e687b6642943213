using System.Management.Automation;

namespace SysTrade.PowerShell.Tests.Commands;

/// <summary>Sample data that the tests of the commands share, and sessions that have them open.</summary>
public sealed class SampleShell : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("systrade-commands");

    public SampleShell()
    {
        using var shell = Open("$null");
        shell.Run($"New-SysSampleData '{Data}' -Instrument 8 -Year 6 -ContractPrice:$false");
    }

    /// <summary>Folder for files of a test.</summary>
    public string Folder => _folder.FullName;

    /// <summary>Folder of the data: 8 instruments, SOFR, CORN, GOLD, US10, MXP, EUROSTX, V2X and CRUDE_W, from 2018-12-31 to 2024-12-31.</summary>
    public string Data => Path.Combine(Folder, "data");

    /// <summary>A session after a script.</summary>
    internal HostedShell Open(string? script = null)
    {
        var shell = HostedShell.WithModule();
        shell.Run(script ?? $"$null = Open-SysData '{Data}'");
        return shell;
    }

    /// <summary>A session with the data open and the system of chapter 15 made.</summary>
    internal HostedShell OpenSystem() => Open($"$null = Open-SysData '{Data}'; $null = New-SysSystem chapter15");

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>The id of the one error a script gives, without the command's name.</summary>
    internal static string ErrorId(HostedShell shell, string script)
    {
        var (_, errors) = shell.Try(script);
        return Assert.Single(errors).FullyQualifiedErrorId.Split(',')[0];
    }

    internal static double[] Numbers(IEnumerable<PSObject> output, string property) => [.. output.Select(o => Convert.ToDouble(o.Properties[property].Value))];
}
