using SysTrade.Domain.Errors;

namespace SysTrade.Data.Arctic.Tests;

public sealed class NumpyRecordTypeTests
{
    [Fact]
    public void Parse_Record_GivesOffsetsOfFields()
    {
        var type = NumpyRecordType.Parse("""[('index', '<M8[ns]'), ("it's", '<f4'), (u'c', '|S8'), ('d', '<U3'), ('e', '|b1'), ('\\x', '<i2')]""", "here");
        Assert.Equal(["index", "it's", "c", "d", "e", "\\x"], type.Fields.Select(f => f.Name));
        Assert.Equal([0, 8, 12, 20, 32, 33], type.Fields.Select(f => f.Offset));
        Assert.Equal(35, type.Size);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("float64")]
    [InlineData("[('a', '>f8')]")]
    [InlineData("[('a', '|O')]")]
    [InlineData("[('a', '<f8', (2,))]")]
    [InlineData("[('a', '<M8[us]')]")]
    [InlineData("[('a', '<U99999')]")]
    [InlineData("[('a', '<f8')] + exit()")]
    [InlineData("{'names':['a'], 'formats':['<f8']}")]
    public void Parse_AnythingElse_IsRefused(string description)
    {
        var error = Assert.Throws<DataFormatException>(() => NumpyRecordType.Parse(description, "here"));
        Assert.Equal(("ArcticFormat", "here"), (error.ErrorId, error.File));
    }
}
