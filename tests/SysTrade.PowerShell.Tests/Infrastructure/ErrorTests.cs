using System.Management.Automation;
using SysTrade.Domain.Errors;
using SysTrade.PowerShell.Infrastructure;

namespace SysTrade.PowerShell.Tests.Infrastructure;

public sealed class ErrorTests
{
    [Fact]
    public void ErrorOfOneInput_IsWrittenAndTheNextGoesOn()
    {
        using var shell = new HostedShell(typeof(TestSysFailureCommand));
        var (output, errors) = shell.Try("'a', 'missing', 'b' | Test-SysFailure");
        Assert.Equal(["a", "b"], output.Select(o => o.BaseObject));
        var error = Assert.Single(errors);
        Assert.StartsWith("InstrumentNotFound,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.ObjectNotFound, error.CategoryInfo.Category);
        Assert.Equal("missing", error.TargetObject);
        Assert.Equal("Name one that exists.", error.ErrorDetails.RecommendedAction);
        Assert.Equal("There is no such instrument.", error.ToString());
    }

    [Fact]
    public void ErrorBeforeAnyInput_EndsTheCommand()
    {
        using var shell = new HostedShell(typeof(TestSysFailureCommand));
        var caught = shell.Run("try { 'a' | Test-SysFailure -AtBegin } catch { $_ }");
        var error = Assert.IsType<ErrorRecord>(Assert.Single(caught).BaseObject);
        Assert.StartsWith("InstrumentNotFound,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("store", error.TargetObject);
    }

    [Fact]
    public void ErrorActionStop_CanBeCaughtWithItsId()
    {
        using var shell = new HostedShell(typeof(TestSysFailureCommand));
        var caught = shell.Run("try { Test-SysFailure missing -ErrorAction Stop } catch { $_.FullyQualifiedErrorId; $_.ErrorDetails.RecommendedAction }");
        Assert.Equal(["InstrumentNotFound,SysTrade.PowerShell.Tests.Infrastructure.TestSysFailureCommand", "Name one that exists."], caught.Select(c => c.BaseObject));
    }

    [Fact]
    public void ErrorsOfParallelWork_AreAllWritten()
    {
        using var shell = new HostedShell(typeof(TestSysFailureCommand));
        var (_, errors) = shell.Try("Test-SysFailure both");
        Assert.Equal(["a", "b"], errors.Select(e => e.TargetObject));
    }

    [Fact]
    public void FileError_GetsItsOwnId()
    {
        using var shell = new HostedShell(typeof(TestSysFailureCommand));
        var (_, errors) = shell.Try("Test-SysFailure io");
        Assert.StartsWith("FileAccess,", Assert.Single(errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void DefectOfOurs_IsNotDressedUpAsAUsersMistake()
    {
        using var shell = new HostedShell(typeof(TestSysFailureCommand));
        var caught = shell.Run("try { 'bug', 'a' | Test-SysFailure } catch { $_ }");
        var error = Assert.IsType<ErrorRecord>(Assert.Single(caught).BaseObject);
        Assert.IsType<InvalidOperationException>(error.Exception);
        Assert.Null(error.ErrorDetails);
    }

    [Fact]
    public void EveryKind_HasACategory()
    {
        foreach (var kind in Enum.GetValues<SysErrorKind>()) Assert.NotEqual(ErrorCategory.NotSpecified, ErrorTranslation.Category(kind));
    }
}
