using System.Management.Automation;
using SysTrade.Domain.Errors;
using SysTrade.PowerShell.Completers;
using SysTrade.PowerShell.Infrastructure;

namespace SysTrade.PowerShell.Commands;

/// <summary>Saves a config as a YAML file: what was given, without the private config and the defaults.</summary>
[Cmdlet(VerbsData.Export, "SysConfig", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportSysConfigCommand : SysCmdlet
{
    /// <summary>File to write.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string Path { get; set; } = "";

    /// <summary>Config to save; by default that of the session's system.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(ConfigCompleter))]
    public ConfigSource? Config { get; set; }

    /// <summary>Overwrites an existing file.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Gives the file.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override object CurrentInput => Path;

    /// <inheritdoc/>
    protected override void Process()
    {
        var config = Config?.Read(SessionState.Path) ?? SessionDefaults.System(Session).GivenConfig;
        var file = ResolvePath(Path);
        if (File.Exists(file) && !Force)
        {
            throw new SysTradeException("FileExists", SysErrorKind.InvalidOperation, $"The file {file} exists.", "Choose another name, or overwrite it with -Force.", file);
        }

        if (!ShouldProcess(file, "Write config")) return;
        config.Save(file);
        if (PassThru) WriteObject(new FileInfo(file));
    }
}
