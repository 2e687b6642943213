using System.Runtime.CompilerServices;
using SysTrade.Data.Tests.Contracts;

namespace SysTrade.Data.Parquet.Tests;

public sealed class ParquetSeriesStoreContractTests : FileSeriesStoreContract
{
    protected override long Resolution => TimeSpan.TicksPerMicrosecond;

    [ModuleInitializer]
    internal static void WriteWhenAsked() => WriterProcess.RunWhenAsked(folder => new ParquetSeriesStore(folder));

    protected override ISeriesStore OpenAt(string folder) => new ParquetSeriesStore(folder);

    protected override string FileOf(SeriesKind kind, string key) => new ParquetSeriesStore(Folder).FileOf(kind, key);
}
