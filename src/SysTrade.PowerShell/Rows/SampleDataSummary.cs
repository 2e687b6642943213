using SysTrade.Data.SampleData;

namespace SysTrade.PowerShell.Rows;

/// <summary>Sample data in a folder.</summary>
/// <param name="Path">The folder.</param>
/// <param name="IsNew">True when they were written now; false when equal data were there already.</param>
/// <param name="Instruments">Number of instruments.</param>
/// <param name="Years">Years of history.</param>
/// <param name="Start">First day of the history.</param>
/// <param name="End">Last day of the history.</param>
/// <param name="Seed">What chose among the possible markets.</param>
/// <param name="HasContractPrices">Whether prices of every contract are there too.</param>
/// <param name="Files">Number of files.</param>
/// <param name="Megabytes">Size of the files, millions of bytes.</param>
public sealed record SampleDataSummary(
    string Path, bool IsNew, int Instruments, int Years, DateOnly Start, DateOnly End, int Seed, bool HasContractPrices, int Files, double Megabytes)
{
    internal static SampleDataSummary Of(string path, SampleDataOptions options, bool isNew)
    {
        var files = new DirectoryInfo(path).GetFiles("*", SearchOption.AllDirectories);
        return new(
            path, isNew, options.Instruments, options.Years, options.Start, options.End, options.Seed, options.KeepsContractPrices, files.Length,
            files.Sum(f => f.Length) / 1e6);
    }
}
