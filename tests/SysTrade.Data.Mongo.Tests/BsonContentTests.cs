using MongoDB.Bson;

namespace SysTrade.Data.Mongo.Tests;

public sealed class BsonContentTests
{
    [Fact]
    public void FromJson_Numbers_AreLongsOrDoubles()
    {
        var bson = BsonContent.FromJson("""{"a":9223372036854775807,"b":1.0,"c":-0,"d":9223372036854775808,"e":5e-324}""");
        Assert.Equal([BsonType.Int64, BsonType.Double, BsonType.Double, BsonType.Double, BsonType.Double], bson.Values.Select(v => v.BsonType));
        Assert.Equal("""{"a":9223372036854775807,"b":1.0,"c":-0.0,"d":9.223372036854776E+18,"e":5E-324}""", BsonContent.ToJson(bson));
    }

    [Fact]
    public void ToJson_ValuesJsonHasNot_AreTexts()
    {
        var bson = new BsonDocument
        {
            ["nan"] = double.NaN,
            ["up"] = double.PositiveInfinity,
            ["down"] = double.NegativeInfinity,
            ["time"] = new BsonDateTime(1_700_000_000_123),
            ["id"] = ObjectId.Parse("0123456789abcdef01234567"),
            ["decimal"] = new BsonDecimal128(1.10m),
            ["int"] = 5,
            ["none"] = BsonNull.Value,
        };
        Assert.Equal(
            """{"nan":"NaN","up":"Infinity","down":"-Infinity","time":"2023-11-14T22:13:20.123","id":"0123456789abcdef01234567","decimal":"1.10","int":5,"none":null}""", BsonContent.ToJson(bson));
    }

    [Theory]
    [InlineData("$set", "%24set")]
    [InlineData("a.b", "a%2eb")]
    [InlineData("%24", "%2524")]
    [InlineData("", "%")]
    [InlineData("US10/20230300", "US10/20230300")]
    [InlineData("a$", "a$")]
    public void Escape_Name_ComesBack(string name, string kept)
    {
        Assert.Equal(kept, BsonContent.Escape(name));
        Assert.Equal(name, BsonContent.Unescape(kept));
    }
}
