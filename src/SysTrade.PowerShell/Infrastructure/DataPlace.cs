using SysTrade.Domain.Errors;
using SysTrade.Storage;

namespace SysTrade.PowerShell.Infrastructure;

/// <summary>What <c>-From</c>, <c>-To</c> and <c>-Store</c> take: a connected blob, or the address of a store.</summary>
public sealed class DataPlace
{
    /// <summary>A connected blob.</summary>
    /// <param name="blob">The blob.</param>
    public DataPlace(DataBlob blob) => Blob = blob;

    /// <summary>An address.</summary>
    /// <param name="address">Folder, file, or technology and place.</param>
    /// <exception cref="SysTradeException"><c>PathEmpty</c>.</exception>
    public DataPlace(string address) => Address = !string.IsNullOrWhiteSpace(address)
        ? address
        : throw new SysTradeException("PathEmpty", SysErrorKind.InvalidArgument, "The place of the data is empty.", "Give a folder, a config, or a store such as parquet:FOLDER.");

    /// <summary>The blob, or null when an address was given.</summary>
    public DataBlob? Blob { get; }

    /// <summary>Address as typed, or null.</summary>
    public string? Address { get; }

    /// <inheritdoc/>
    public override string ToString() => Address ?? Blob!.ToString();
}
