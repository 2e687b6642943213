using SysTrade.Brokers.Simulated.Exchange;
using SysTrade.Domain.Errors;
using SysTrade.Storage;

namespace SysTrade.PowerShell.Infrastructure;

/// <summary>Base of the commands about stores: opens what they are given, and closes it again unless somebody else holds it.</summary>
public abstract class BlobCmdlet : SysCmdlet
{
    private readonly List<DataBlob> _opened = [];

    /// <summary>The blob of a place, or the session's when there is none.</summary>
    /// <param name="place">The place.</param>
    /// <param name="isNew">True where data are written, so that a folder which is not there is made.</param>
    /// <exception cref="SysTradeException"><c>NotConnected</c>, <c>DataPlaceNotFound</c>, or what reading the address gives.</exception>
    protected DataBlob BlobOf(DataPlace? place, bool isNew = false)
    {
        if (place?.Blob is { } given) return given;
        if (place?.Address is not { } address)
        {
            return Session.Find<DataBlob>() ?? throw new SysTradeException(
                "NotConnected", SysErrorKind.InvalidOperation, "This session is connected to no data.", "Connect first: Connect-SysData FOLDER; or name the store.");
        }

        var blob = Make(address, null, null, isNew);
        _opened.Add(blob);
        return blob;
    }

    /// <summary>Makes a blob that is not closed with the command.</summary>
    /// <exception cref="SysTradeException"><c>DataPlaceNotFound</c>, or what reading the address gives.</exception>
    protected DataBlob Make(string address, string? database, string? who, bool isNew, string? log = null)
    {
        var settings = StoreAddress.Parse(address, ResolvePath, database);
        if (!isNew) settings.RequireExisting();
        return new(log is null ? settings : settings with { LogFile = ResolvePath(log) }, collections: DocumentExchangeJournal.Collections, who: who);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) _opened.ForEach(b => b.Dispose());
        base.Dispose(disposing);
    }
}
