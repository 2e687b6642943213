using System.Management.Automation.Runspaces;
using Microsoft.PowerShell.Commands;

namespace SysTrade.Hosting;

/// <summary>
/// The ordinary commands of the shell, which are not in its engine: what is done with objects, texts, files and variables between two commands of ours.
/// </summary>
/// <remarks>
/// Named one by one: looking for them by reflection, or importing them as modules, takes as long as the rest of the start. Left out is what needs a desktop, a printer
/// or another machine, and what debugs the shell itself.
/// </remarks>
internal static class ShellCommands
{
    /// <summary>The commands, each with the type that does it.</summary>
    public static IEnumerable<SessionStateCmdletEntry> Entries() => All().Select(c => new SessionStateCmdletEntry(c.Name, c.Type, null));

    private static (string Name, Type Type)[] All() =>
    [
        .. Objects(), .. Texts(), .. Writing(), .. Files(), .. Names(), .. System(),
    ];

    private static (string, Type)[] Objects() =>
    [
        ("Select-Object", typeof(SelectObjectCommand)), ("Sort-Object", typeof(SortObjectCommand)), ("Group-Object", typeof(GroupObjectCommand)),
        ("Measure-Object", typeof(MeasureObjectCommand)), ("Compare-Object", typeof(CompareObjectCommand)), ("Tee-Object", typeof(TeeObjectCommand)),
        ("New-Object", typeof(NewObjectCommand)), ("Get-Member", typeof(GetMemberCommand)), ("Add-Member", typeof(AddMemberCommand)),
        ("Get-Unique", typeof(GetUniqueCommand)), ("Update-List", typeof(UpdateListCommand)), ("Add-Type", typeof(AddTypeCommand)),
        ("Format-Table", typeof(FormatTableCommand)), ("Format-List", typeof(FormatListCommand)), ("Format-Wide", typeof(FormatWideCommand)),
        ("Format-Custom", typeof(FormatCustomCommand)), ("Format-Hex", typeof(FormatHex)),
        ("Get-FormatData", typeof(GetFormatDataCommand)), ("Update-FormatData", typeof(UpdateFormatDataCommand)), ("Export-FormatData", typeof(ExportFormatDataCommand)),
        ("Get-TypeData", typeof(GetTypeDataCommand)), ("Update-TypeData", typeof(UpdateTypeDataCommand)), ("Remove-TypeData", typeof(RemoveTypeDataCommand)),
    ];

    private static (string, Type)[] Texts() =>
    [
        ("ConvertTo-Csv", typeof(ConvertToCsvCommand)), ("ConvertFrom-Csv", typeof(ConvertFromCsvCommand)), ("Export-Csv", typeof(ExportCsvCommand)),
        ("Import-Csv", typeof(ImportCsvCommand)), ("ConvertTo-Json", typeof(ConvertToJsonCommand)), ("ConvertFrom-Json", typeof(ConvertFromJsonCommand)),
        ("ConvertTo-Xml", typeof(ConvertToXmlCommand)), ("Select-Xml", typeof(SelectXmlCommand)), ("ConvertTo-Html", typeof(ConvertToHtmlCommand)),
        ("ConvertTo-CliXml", typeof(ConvertToClixmlCommand)), ("ConvertFrom-CliXml", typeof(ConvertFromClixmlCommand)),
        ("Export-Clixml", typeof(ExportClixmlCommand)), ("Import-Clixml", typeof(ImportClixmlCommand)),
        ("ConvertFrom-StringData", typeof(ConvertFromStringDataCommand)), ("Import-PowerShellDataFile", typeof(ImportPowerShellDataFileCommand)),
        ("Import-LocalizedData", typeof(ImportLocalizedData)), ("Select-String", typeof(SelectStringCommand)),
        ("Join-String", typeof(Microsoft.PowerShell.Commands.Utility.JoinStringCommand)), ("Out-String", typeof(OutStringCommand)),
    ];

    private static (string, Type)[] Writing() =>
    [
        ("Write-Output", typeof(WriteOutputCommand)), ("Write-Host", typeof(WriteHostCommand)), ("Write-Error", typeof(WriteErrorCommand)),
        ("Write-Warning", typeof(WriteWarningCommand)), ("Write-Verbose", typeof(WriteVerboseCommand)), ("Write-Debug", typeof(WriteDebugCommand)),
        ("Write-Information", typeof(WriteInformationCommand)), ("Write-Progress", typeof(WriteProgressCommand)), ("Read-Host", typeof(ReadHostCommand)),
        ("Get-Host", typeof(GetHostCommand)), ("Get-Error", typeof(GetErrorCommand)),
    ];

    private static (string, Type)[] Files() =>
    [
        ("Get-ChildItem", typeof(GetChildItemCommand)), ("Get-Item", typeof(GetItemCommand)), ("New-Item", typeof(NewItemCommand)), ("Set-Item", typeof(SetItemCommand)),
        ("Remove-Item", typeof(RemoveItemCommand)), ("Move-Item", typeof(MoveItemCommand)), ("Rename-Item", typeof(RenameItemCommand)),
        ("Copy-Item", typeof(CopyItemCommand)), ("Clear-Item", typeof(ClearItemCommand)), ("Invoke-Item", typeof(InvokeItemCommand)),
        ("Get-ItemProperty", typeof(GetItemPropertyCommand)), ("Set-ItemProperty", typeof(SetItemPropertyCommand)),
        ("Get-ItemPropertyValue", typeof(GetItemPropertyValueCommand)), ("New-ItemProperty", typeof(NewItemPropertyCommand)),
        ("Remove-ItemProperty", typeof(RemoveItemPropertyCommand)), ("Clear-ItemProperty", typeof(ClearItemPropertyCommand)),
        ("Copy-ItemProperty", typeof(CopyItemPropertyCommand)), ("Move-ItemProperty", typeof(MoveItemPropertyCommand)),
        ("Rename-ItemProperty", typeof(RenameItemPropertyCommand)),
        ("Get-Content", typeof(GetContentCommand)), ("Set-Content", typeof(SetContentCommand)), ("Add-Content", typeof(AddContentCommand)),
        ("Clear-Content", typeof(ClearContentCommand)), ("Out-File", typeof(OutFileCommand)), ("Get-FileHash", typeof(GetFileHashCommand)),
        ("Unblock-File", typeof(UnblockFileCommand)), ("New-TemporaryFile", typeof(NewTemporaryFileCommand)),
        ("Get-Location", typeof(GetLocationCommand)), ("Set-Location", typeof(SetLocationCommand)), ("Push-Location", typeof(PushLocationCommand)),
        ("Pop-Location", typeof(PopLocationCommand)), ("Join-Path", typeof(JoinPathCommand)), ("Split-Path", typeof(SplitPathCommand)),
        ("Test-Path", typeof(TestPathCommand)), ("Resolve-Path", typeof(ResolvePathCommand)), ("Convert-Path", typeof(ConvertPathCommand)),
        ("Get-PSDrive", typeof(GetPSDriveCommand)), ("New-PSDrive", typeof(NewPSDriveCommand)), ("Remove-PSDrive", typeof(RemovePSDriveCommand)),
        ("Get-PSProvider", typeof(GetPSProviderCommand)),
    ];

    private static (string, Type)[] Names() =>
    [
        ("Get-Variable", typeof(GetVariableCommand)), ("Set-Variable", typeof(SetVariableCommand)), ("New-Variable", typeof(NewVariableCommand)),
        ("Remove-Variable", typeof(RemoveVariableCommand)), ("Clear-Variable", typeof(ClearVariableCommand)),
        ("Get-Alias", typeof(GetAliasCommand)), ("Set-Alias", typeof(SetAliasCommand)), ("New-Alias", typeof(NewAliasCommand)), ("Remove-Alias", typeof(RemoveAliasCommand)),
        ("Export-Alias", typeof(ExportAliasCommand)), ("Import-Alias", typeof(ImportAliasCommand)), ("Get-Verb", typeof(GetVerbCommand)),
        ("Invoke-Expression", typeof(InvokeExpressionCommand)), ("Get-PSCallStack", typeof(GetPSCallStackCommand)),
        ("Register-EngineEvent", typeof(RegisterEngineEventCommand)), ("Register-ObjectEvent", typeof(RegisterObjectEventCommand)),
        ("Unregister-Event", typeof(UnregisterEventCommand)), ("Get-Event", typeof(GetEventCommand)), ("New-Event", typeof(NewEventCommand)),
        ("Remove-Event", typeof(RemoveEventCommand)), ("Wait-Event", typeof(WaitEventCommand)), ("Get-EventSubscriber", typeof(GetEventSubscriberCommand)),
    ];

    private static (string, Type)[] System() =>
    [
        ("Get-Date", typeof(GetDateCommand)), ("New-TimeSpan", typeof(NewTimeSpanCommand)), ("Get-TimeZone", typeof(GetTimeZoneCommand)),
        ("Start-Sleep", typeof(StartSleepCommand)), ("Measure-Command", typeof(MeasureCommandCommand)), ("Get-Uptime", typeof(GetUptimeCommand)),
        ("Get-Random", typeof(GetRandomCommand)), ("Get-SecureRandom", typeof(GetSecureRandomCommand)), ("New-Guid", typeof(NewGuidCommand)),
        ("Get-Culture", typeof(GetCultureCommand)), ("Get-UICulture", typeof(GetUICultureCommand)),
        ("Get-Process", typeof(GetProcessCommand)), ("Start-Process", typeof(StartProcessCommand)), ("Stop-Process", typeof(StopProcessCommand)),
        ("Wait-Process", typeof(WaitProcessCommand)), ("Invoke-WebRequest", typeof(InvokeWebRequestCommand)), ("Invoke-RestMethod", typeof(InvokeRestMethodCommand)),
    ];
}
