using SysTrade.Domain.Errors;
using SysTrade.Tests;

namespace SysTrade.Data.Mongo.Tests;

public sealed class MongoConnectionTests
{
    private const string Secret = "s3cret";

    [Fact]
    public void Description_OfAConnectionWithPassword_HasNeitherUserNorPassword()
    {
        var connection = MongoConnection.Parse($"mongodb://trader:{Secret}@db.example.org:27018,other.example.org/production?authSource=admin");
        Assert.Equal("mongodb://db.example.org:27018,other.example.org:27017", connection.Description);
        Assert.Equal(connection.Description, connection.ToString());
        Assert.Equal("production", connection.Database);
    }

    [Theory]
    [InlineData($"mongodb://trader:{Secret}@host:99999999/")]
    [InlineData($"mysql://trader:{Secret}@host/")]
    [InlineData($"mongodb://trader:{Secret}@host/?w={Secret}&journal=maybe")]
    [InlineData("")]
    public void Parse_TextThatIsNoConnection_IsRefusedWithoutRepeatingIt(string text)
    {
        var error = Assert.Throws<SysTradeException>(() => MongoConnection.Parse(text));
        Assert.Equal("InvalidConnectionString", error.ErrorId);
        Assert.DoesNotContain(Secret, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void FromSecretFile_FileOthersMayRead_IsRefused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "File modes are those of Unix.");
        if (OperatingSystem.IsWindows()) return;
        using var folder = new TemporaryFolder();
        var file = folder.File("mongo");
        File.WriteAllText(file, $"mongodb://trader:{Secret}@host/production\n");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.GroupRead);
        Assert.Equal("SecretExposed", Assert.Throws<SysTradeException>(() => MongoConnection.FromSecretFile(file)).ErrorId);
        File.SetUnixFileMode(file, UnixFileMode.UserRead);
        Assert.Equal("mongodb://host:27017", MongoConnection.FromSecretFile(file).Description);
        Assert.Equal("SecretNotFound", Assert.Throws<MissingDataException>(() => MongoConnection.FromSecretFile(folder.File("none"))).ErrorId);
        Assert.Equal("SecretNotFound", Assert.Throws<MissingDataException>(() => MongoConnection.FromEnvironment("SYSTRADE_TEST_NO_SUCH_VARIABLE")).ErrorId);
    }

    [Fact]
    public void Open_NobodyListens_SaysSoWithoutThePassword()
    {
        var hasty = MongoConnection.Parse($"mongodb://trader:{Secret}@127.0.0.1:1/?serverSelectionTimeoutMS=200&connectTimeoutMS=200");
        var error = Assert.Throws<SysTradeException>(() => new MongoDocumentStore(hasty, "x", []));
        Assert.Equal("StoreUnreachable", error.ErrorId);
        Assert.DoesNotContain(Secret, error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("../x")]
    [InlineData("a.b")]
    [InlineData("a$b")]
    public void Open_NameThatIsNoDatabase_IsRefused(string name) =>
        Assert.Equal("InvalidDatabaseName", Assert.Throws<SysTradeException>(() => new MongoDocumentStore(MongoConnection.Parse("mongodb://127.0.0.1:1/"), name, [])).ErrorId);
}
