using System.Management.Automation;
using System.Management.Automation.Language;
using System.Reflection;
using SysTrade.PowerShell.Commands;
using SysTrade.Tests;

namespace SysTrade.PowerShell.Tests;

public sealed class ModuleTests
{
    private static readonly Type[] Cmdlets =
        [.. typeof(GetSysVersionCommand).Assembly.GetExportedTypes().Where(t => t.GetCustomAttribute<CmdletAttribute>() is not null)];

    public static TheoryData<Type> CmdletTypes => [.. Cmdlets];

    [Fact]
    public void Manifest_ListsExactlyTheCompiledCmdlets()
    {
        var manifest = ReadManifest(HostedShell.Manifest);
        var listed = ((object[])manifest["CmdletsToExport"]!).Cast<string>().Order();
        Assert.Equal(Cmdlets.Select(Name).Order(), listed);
        foreach (var list in new[] { "FunctionsToExport", "VariablesToExport", "AliasesToExport" }) Assert.Empty((object[])manifest[list]!);
    }

    [Fact]
    public void HostManifest_HasTheVersionAndIdOfTheModule()
    {
        var module = ReadManifest(HostedShell.Manifest);
        var host = ReadManifest(Path.Combine(RepositoryFolder.Path, "src", "SysTrade.Console", "SysTrade.psd1"));
        Assert.Equal(module["ModuleVersion"], host["ModuleVersion"]);
        Assert.Equal(module["GUID"], host["GUID"]);
        Assert.Equal(module["ModuleVersion"], SysVersion.Product);
    }

    [Fact]
    public void Import_InAProcessThatHasTheCmdlets_UsesThem()
    {
        using var shell = HostedShell.WithModule();
        var version = Assert.Single(shell.Run("Get-SysVersion"));
        Assert.IsType<SysVersion>(version.BaseObject);
        Assert.Equal("SysTrade", Assert.Single(shell.Run("(Get-Command Get-SysVersion).ModuleName")).BaseObject);
    }

    [Theory]
    [InlineData("Import-Module '{0}'")]
    [InlineData("Import-Module '{0}' -Force")]
    [InlineData("Remove-Module SysTrade; Import-Module '{0}'")]
    [InlineData("Remove-Module SysTrade; Import-Module '{0}'; Import-Module '{0}' -Force")]
    public void ImportAgain_KeepsTheCommands(string again)
    {
        using var shell = HostedShell.WithModule();
        shell.Run(again.Replace("{0}", HostedShell.Manifest, StringComparison.Ordinal));
        Assert.Single(shell.Run("Get-SysVersion"));
        Assert.Equal(Cmdlets.Length, shell.Run("Get-Command -Module SysTrade").Count);
    }

    [Fact]
    public void RemoveModule_TakesTheCommandsAway()
    {
        using var shell = HostedShell.WithModule();
        shell.Run("Remove-Module SysTrade");
        Assert.Empty(shell.Run("Get-Command *-Sys*"));
    }

    [Fact]
    public async Task Import_InAForeignProcess_KeepsItsAssembliesToItself()
    {
        var script = $$"""
            Import-Module '{{HostedShell.Manifest}}'
            (Get-SysVersion).Version
            $context = [System.Runtime.Loader.AssemblyLoadContext]
            $context::Default.Assemblies | ForEach-Object { $_.GetName().Name } | Where-Object { $_ -like 'SysTrade.*' -and $_ -notlike '*.Guest' }
            $context::GetLoadContext((Get-Command Get-SysVersion).ImplementingType.Assembly).Name
            Import-Module '{{HostedShell.Manifest}}' -Force
            (Get-Help Get-SysVersion).Synopsis
            (Get-Help about_SysTrade).Length -gt 1000
            """;
        var guest = Path.Combine(RepositoryFolder.Output("SysTrade.PowerShell.Guest"), "SysTrade.PowerShell.Guest");
        var (exitCode, output, error) = await ChildProcess.Run(guest, [script]);
        Assert.Equal("", error);
        Assert.Equal(0, exitCode);
        var lines = output.Trim().Split('\n');
        Assert.Equal(SysVersion.Product, lines[0]);
        Assert.Equal("SysTrade.PowerShell.Loader", lines[1]);
        Assert.StartsWith("SysTrade module ", lines[2], StringComparison.Ordinal);
        Assert.StartsWith("Tells which SysTrade", lines[3], StringComparison.Ordinal);
        Assert.Equal("True", lines[4]);
    }

    [Theory]
    [MemberData(nameof(CmdletTypes))]
    public void Cmdlet_FollowsTheHouseRules(Type cmdlet)
    {
        var attribute = cmdlet.GetCustomAttribute<CmdletAttribute>()!;
        Assert.Equal($"{attribute.VerbName}{attribute.NounName}Command", cmdlet.Name);
        Assert.StartsWith("Sys", attribute.NounName, StringComparison.Ordinal);
        Assert.Contains(attribute.VerbName, ApprovedVerbs());
        Assert.NotEmpty(cmdlet.GetCustomAttributes<OutputTypeAttribute>());
        Assert.True(cmdlet.IsSealed);
        if (IsWrite(attribute.VerbName)) Assert.True(attribute.SupportsShouldProcess, $"{Name(cmdlet)} changes things and must support -WhatIf.");
    }

    private static bool IsWrite(string verb) => verb is "Set" or "Remove" or "Add" or "Clear" or "Copy" or "Repair" or "Update" or "Reset"
        or "Submit" or "Stop" or "Switch" or "Sync" or "Suspend" or "Resume" or "Restore" or "Import" or "Publish";

    private static string Name(Type cmdlet)
    {
        var attribute = cmdlet.GetCustomAttribute<CmdletAttribute>()!;
        return $"{attribute.VerbName}-{attribute.NounName}";
    }

    private static HashSet<string> ApprovedVerbs() =>
        [.. typeof(VerbsCommon).Assembly.GetExportedTypes().Where(t => t.Name.StartsWith("Verbs", StringComparison.Ordinal) && t.IsAbstract && t.IsSealed)
            .SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.Static)).Select(f => (string)f.GetRawConstantValue()!)];

    private static System.Collections.Hashtable ReadManifest(string path)
    {
        var tree = Parser.ParseFile(path, out _, out var errors);
        Assert.Empty(errors);
        return (System.Collections.Hashtable)tree.EndBlock.Statements[0].Find(a => a is HashtableAst, false).SafeGetValue();
    }
}
