using SysTrade.Data.Mongo;
using SysTrade.Domain.Errors;

namespace SysTrade.Data.Arctic.Tests;

public sealed class ArcticServerTests : ArcticSeriesStoreContract
{
    [Fact]
    public void Open_NameThatIsNoDatabase_IsRefused() =>
        Assert.Equal("InvalidDatabaseName", Assert.Throws<SysTradeException>(() => new ArcticSeriesStore(MongoConnection.Parse("mongodb://127.0.0.1:1/"), "a.b")).ErrorId);

    protected override Task<ArcticSeriesStore> Require() => ArcticLibraries.Require();
}
