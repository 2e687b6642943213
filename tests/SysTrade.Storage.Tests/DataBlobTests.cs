using SysTrade.Data;
using SysTrade.Data.Copying;
using SysTrade.Data.Csv;
using SysTrade.Data.Parquet;
using SysTrade.Data.Sqlite;
using SysTrade.Data.Tests.Contracts;
using SysTrade.Domain.Errors;
using SysTrade.Storage.Repositories;
using SysTrade.Systems.Configuration;
using SysTrade.Tests;

namespace SysTrade.Storage.Tests;

public sealed class DataBlobTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Names_OfADefaultFolder_ResolveToTheDefaultStores()
    {
        using var blob = new DataBlob(DataStoreSettings.Default(_folder.Path));
        Assert.Equal(DataBlob.AllNames, blob.Names);
        Assert.Equal(24, DataBlob.AllNames.Count);
        foreach (var name in blob.Names)
        {
            var repository = blob.Repository(name);
            Assert.Equal(name, repository.Name);
            Assert.Same(repository.GetType(), typeof(DataBlob).GetProperty(name)!.PropertyType);
            var expected = repository.GetType().GetGenericTypeDefinition() == typeof(SeriesRepository<>) ? "parquet"
                : repository.GetType().GetGenericTypeDefinition() == typeof(CatalogRepository<>) ? "shipped" : "sqlite";
            Assert.Equal(expected, repository.Store);
        }

        Assert.IsType<ParquetSeriesStore>(blob.Series.Of(SeriesKind.AdjustedPrices));
        Assert.IsType<SqliteDocumentStore>(blob.Documents);
        Assert.Same(blob.Series.Of(SeriesKind.AdjustedPrices), blob.Series.Of(SeriesKind.FxPrices));
        Assert.Equal("db_spread_costs", blob.Repository("db_spread_cost").Name);
        var error = Assert.Throws<UnknownNameException>(() => blob.Repository("db_futures_adjusted_price"));
        Assert.Equal("RepositoryNotFound", error.ErrorId);
        Assert.Contains("db_futures_adjusted_prices", error.Nearest);
    }

    [Fact]
    public void Settings_OfAConfig_NameTheStoreOfEachKind()
    {
        var config = SystemConfig.Parse(
            """
            data_stores:
              series: csv
              adjusted_prices: {store: parquet, place: adjusted}
              contract_prices: {store: arctic, place: "127.0.0.1:27017", database: production}
              instruments: shipped
              documents: {store: sqlite, place: book.db}
            """);
        Assert.DoesNotContain(config.Validate(ConfigSchema.Default), p => p.Severity != ConfigProblemSeverity.Information);
        using var blob = new DataBlob(DataStoreSettings.From(config, _folder.Path));
        Assert.Equal(
            ["parquet", "csv", "csv", "arctic", "csv", "csv"],
            Enum.GetValues<SeriesKind>().Select(k => blob.Settings.Series[k].Name));
        Assert.Equal(_folder.File("adjusted"), blob.db_futures_adjusted_prices.Place);
        Assert.Equal(_folder.File("book.db"), blob.db_lock.Place);
        blob.db_fx_prices.Add("GBPUSD", Samples.Constant(SeriesKind.FxPrices, 3, 2).Series("PRICE"));
        Assert.True(File.Exists(_folder.File("fx_prices_csv", "GBPUSD.csv")));
        Assert.Equal("SeriesExists", Assert.Throws<SysTradeException>(() => blob.db_fx_prices.Add("GBPUSD", Samples.Constant(SeriesKind.FxPrices, 3, 2).Series("PRICE"))).ErrorId);
        Assert.Equal(3, blob.db_fx_prices.Read("GBPUSD").Count);
        Assert.Equal(["GBPUSD"], blob.db_fx_prices.Keys);
    }

    [Fact]
    public void Settings_OfAPysystemtradeConfig_TakeItsParquetStore()
    {
        var settings = DataStoreSettings.From(SystemConfig.Parse("parquet_store: store\n"), _folder.Path);
        Assert.Equal(new StorePlace(StoreTechnology.Parquet, _folder.File("store")), settings.Series[SeriesKind.FxPrices]);
    }

    [Theory]
    [InlineData("data_stores: {adjusted_price: csv}", "OptionNotFound")]
    [InlineData("data_stores: {series: cvs}", "StoreTechnologyNotFound")]
    [InlineData("data_stores: {series: sqlite}", "StoreDoesNotKeep")]
    [InlineData("data_stores: {documents: parquet}", "StoreDoesNotKeep")]
    [InlineData("data_stores: {documents: {place: x}}", "StoreMissing")]
    [InlineData("data_stores: {documents: {store: sqlite, databas: x}}", "OptionNotFound")]
    [InlineData("data_stores: {documents: {store: sqlite, database: x}}", "OptionType")]
    [InlineData("data_stores: {documents: {store: mongo, place: 'mongodb://me:hunter2@host/db'}}", "SecretInAddress")]
    [InlineData("data_stores: {series: {store: System.IO.File}}", "StoreTechnologyNotFound")]
    public void Settings_Mistakes_AreNamedAndNeverRepeatASecret(string yaml, string id)
    {
        var error = Assert.ThrowsAny<SysTradeException>(() => DataStoreSettings.From(SystemConfig.Parse(yaml), _folder.Path));
        Assert.Equal(id, error.ErrorId);
        Assert.DoesNotContain("hunter2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Address_OfEachForm_IsToldFromItsContent()
    {
        Directory.CreateDirectory(_folder.File("csv", "futures", "adjusted_prices_csv"));
        Directory.CreateDirectory(_folder.File("pq", "futures_adjusted_prices"));
        File.WriteAllText(_folder.File("c.yaml"), "data_stores: {series: csv}\n");
        File.WriteAllText(_folder.File("x.txt"), "");
        Assert.Equal(new StorePlace(StoreTechnology.Csv, _folder.File("csv", "futures")), Parse("csv").Series[SeriesKind.FxPrices]);
        Assert.Equal(new StorePlace(StoreTechnology.Parquet, _folder.File("pq")), Parse("pq").Series[SeriesKind.FxPrices]);
        Assert.Equal(new StorePlace(StoreTechnology.Csv, _folder.Path), Parse("c.yaml").Series[SeriesKind.FxPrices]);
        Assert.Equal(new StorePlace(StoreTechnology.Sqlite, _folder.File("new", "systrade.db")), Parse("new").Documents);
        Assert.Equal(new StorePlace(StoreTechnology.Sqlite, _folder.File("b.db")), Parse("b.db").Documents);
        Assert.Empty(Parse("sqlite:b").Series);
        Assert.Equal(new StorePlace(StoreTechnology.Mongo, "env:SYSTRADE_TEST_NOT_SET"), Parse("mongo:env:SYSTRADE_TEST_NOT_SET").Documents);
        Assert.Equal(new StorePlace(StoreTechnology.Mongo, "mongodb://127.0.0.1:27017", "d"), Parse("mongodb://127.0.0.1:27017/d").Documents);
        Assert.Equal("StoreNotTold", Assert.Throws<SysTradeException>(() => Parse("x.txt")).ErrorId);
        using var blob = new DataBlob(Parse("mongo:env:SYSTRADE_TEST_NOT_SET"));
        Assert.Equal("SecretNotFound", Assert.ThrowsAny<SysTradeException>(() => blob.Documents).ErrorId);
        Assert.Equal("NoSeriesStore", Assert.Throws<SysTradeException>(() => blob.Series).ErrorId);
        Assert.Equal(["db_futures_instrument", "db_roll_parameters", "db_spread_costs"], blob.Names.Take(3));
    }

    [Fact]
    public void Dispose_ClosesTheDocumentsOnce()
    {
        var blob = new DataBlob(DataStoreSettings.Default(_folder.Path));
        var documents = blob.Documents;
        Assert.Same(documents, blob.Documents);
        blob.Dispose();
        blob.Dispose();
        Assert.Throws<ObjectDisposedException>(() => documents.LastSequence);
        Assert.Throws<ObjectDisposedException>(() => blob.Documents);
    }

    [Fact]
    public void Copy_RealData_ToParquetAndBackIsTheSameToTheBit()
    {
        var real = SharedFolder.File("data", "futures");
        using var source = new DataBlob(StoreAddress.Parse(real, Path.GetFullPath));
        using var target = new DataBlob(StoreAddress.Parse("parquet:" + _folder.File("pq"), p => p));
        string[] wanted = ["US10", "AUD", "GBPUSD"];
        var items = new DataCopy(source, target).Run([], wanted.Contains).ToArray();
        Assert.All(items, i => Assert.True(i is { Outcome: CopyOutcome.Copied, IsVerified: true }, $"{i.Key}: {i.Reason}"));
        Assert.Contains(items, i => i is { Kind: "MultiplePrices", Key: "AUD", SourceRows: 50920 });
        Assert.All(new DataCopy(source, target).Run([], wanted.Contains), i => Assert.Equal(CopyOutcome.Equal, i.Outcome));
        using var back = new DataBlob(StoreAddress.Parse("csv:" + _folder.File("back"), p => p));
        Assert.All(new DataCopy(target, back).Run([]), i => Assert.True(i.IsVerified, $"{i.Key}: {i.Reason}"));
        Assert.All(new DataCopy(source, back).Run([], wanted.Contains), i => Assert.Equal(CopyOutcome.Equal, i.Outcome));
    }

    [Fact]
    public void Copy_InstrumentFacts_AreMergedByInstrumentAndRefusedWhereTheyDiffer()
    {
        using var source = new DataBlob(StoreAddress.Parse("csv:" + _folder.File("a"), p => p));
        using var target = new DataBlob(StoreAddress.Parse("csv:" + _folder.File("b"), p => p));
        var count = ShippedInstruments.Table.Codes.Count;
        Assert.Equal((CopyOutcome.Copied, count), Facts(CopyRule.Refuse));
        Assert.Equal((CopyOutcome.Equal, 0), Facts(CopyRule.Refuse));
        var costs = _folder.File("b", "csvconfig", CsvInstrumentCatalog.SpreadFile);
        var text = File.ReadAllText(costs);
        var changed = text.Replace("\nCORN,", "\nCORN,9", StringComparison.Ordinal);
        Assert.NotEqual(text, changed);
        File.WriteAllText(costs, changed);
        Assert.Equal((CopyOutcome.Refused, 0), Facts(CopyRule.Refuse));
        Assert.Equal((CopyOutcome.Kept, 0), Facts(CopyRule.Append));
        Assert.Equal(changed, File.ReadAllText(costs));
        Assert.Equal((CopyOutcome.Replaced, 0), Facts(CopyRule.Replace));
        Assert.Equal(text, File.ReadAllText(costs));

        (CopyOutcome Outcome, int Added) Facts(CopyRule rule) =>
            Assert.Single(new DataCopy(source, target, rule).Run([DataCopy.Instruments])) is var item ? (item.Outcome, item.Added) : default;
    }

    [Theory]
    [InlineData("adjusted_prices", "SameStore")]
    [InlineData("adjustd_prices", "KindOfDataNotFound")]
    public void Copy_Mistakes_AreNamed(string kind, string id)
    {
        using var blob = new DataBlob(DataStoreSettings.Default(_folder.Path));
        Assert.Equal(id, Assert.ThrowsAny<SysTradeException>(() => new DataCopy(blob, blob).Run([kind]).ToArray()).ErrorId);
    }

    private DataStoreSettings Parse(string text) => StoreAddress.Parse(text, p => Path.GetFullPath(p, _folder.Path));
}
