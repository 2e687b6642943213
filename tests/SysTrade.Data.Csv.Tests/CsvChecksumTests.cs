using SysTrade.Data.Tests.Contracts;
using SysTrade.Domain.Errors;

namespace SysTrade.Data.Csv.Tests;

public sealed class CsvChecksumTests : IDisposable
{
    private const SeriesKind Kind = SeriesKind.AdjustedPrices;

    private readonly TemporaryFolder _folder = new();

    private string PriceFile => Store.FileOf(Kind, "US10");

    private CsvSeriesStore Store => new(_folder.Path);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_AnyByteChanged_IsAnError()
    {
        Store.Write(Kind, "US10", Samples.Constant(Kind, 5, 1));
        var whole = File.ReadAllBytes(PriceFile);
        for (var at = 0; at < whole.Length; at++)
        {
            var changed = (byte[])whole.Clone();
            changed[at] ^= 0x01;
            File.WriteAllBytes(PriceFile, changed);
            Assert.Equal("FileChanged", Fails().ErrorId);
        }
    }

    [Fact]
    public void Read_CutOffAtTheEndOfARow_IsAnErrorThatNamesFileAndRemedy()
    {
        Store.Write(Kind, "US10", Samples.Constant(Kind, 5, 1));
        File.WriteAllLines(PriceFile, File.ReadAllLines(PriceFile)[..^1]);
        var error = Fails();
        Assert.Equal(("FileChanged", PriceFile), (error.ErrorId, error.File));
        Assert.Contains("Approve-SysPriceFile", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Append_ToAnEditedFile_AddsNothing()
    {
        Edit();
        var edited = File.ReadAllBytes(PriceFile);
        Assert.Equal("FileChanged", Assert.Throws<DataFormatException>(() => Store.Append(Kind, "US10", Samples.Constant(Kind, 1, 1, new DateTime(2021, 1, 1)))).ErrorId);
        Assert.Equal(edited, File.ReadAllBytes(PriceFile));
    }

    [Fact]
    public void Accept_EditedFile_IsReadAsItIs()
    {
        Edit();
        Assert.True(Store.Accept(Kind, "US10"));
        Assert.Equal([1, 1, 7], Store.Read(Kind, "US10")["price"].Numbers.ToArray());
        Assert.False(Store.Accept(Kind, "US10"));
    }

    [Fact]
    public void Accept_FileThatIsNoSeries_IsAnErrorAndStaysRefused()
    {
        Edit();
        File.WriteAllText(PriceFile, "DATETIME,price\n2020-01-01,one\n");
        Assert.Equal("UnparsableNumber", Assert.Throws<DataFormatException>(() => Store.Accept(Kind, "US10")).ErrorId);
        Assert.Equal("FileChanged", Fails().ErrorId);
    }

    [Fact]
    public void Read_FileWithoutChecksum_IsTaken()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PriceFile)!);
        File.WriteAllText(PriceFile, "DATETIME,price\n2020-01-01,3\n");
        Assert.Equal([3], Store.Read(Kind, "US10")["price"].Numbers.ToArray());
        Assert.False(Store.Accept(Kind, "US10"));
        Store.Append(Kind, "US10", Samples.Constant(Kind, 1, 4, new DateTime(2021, 1, 1)));
        Assert.Equal([3, 4], Store.Read(Kind, "US10")["price"].Numbers.ToArray());
        Assert.True(File.Exists(CsvChecksum.FileOf(PriceFile)));
    }

    [Fact]
    public void Read_EndedBetweenChecksumAndFile_GivesTheOldSeries()
    {
        Store.Write(Kind, "US10", Samples.Constant(Kind, 3, 1));
        for (var time = 0; time < 3; time++)
        {
            CsvChecksum.Announce(PriceFile, "DATETIME,price\n2020-01-01,9\n"u8);
            Samples.Equal(Samples.Constant(Kind, 3, 1), Store.Read(Kind, "US10"));
        }

        Assert.Equal(2, File.ReadAllLines(CsvChecksum.FileOf(PriceFile)).Length);
    }

    [Fact]
    public void Write_BulkLoadOverAFile_ForgetsItsChecksum()
    {
        Store.Write(Kind, "US10", Samples.Constant(Kind, 3, 1));
        new CsvSeriesStore(_folder.Path) { IsBulkLoad = true }.Write(Kind, "US10", Samples.Constant(Kind, 4, 2));
        Samples.Equal(Samples.Constant(Kind, 4, 2), Store.Read(Kind, "US10"));
    }

    private void Edit()
    {
        Store.Write(Kind, "US10", Samples.Constant(Kind, 3, 1));
        var text = File.ReadAllText(PriceFile);
        File.WriteAllText(PriceFile, text[..^2] + "7\n");
    }

    private DataFormatException Fails() => Assert.Throws<DataFormatException>(() => Store.Read(Kind, "US10"));
}
