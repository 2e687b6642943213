using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using SysTrade.Domain.Errors;
using SysTrade.Kernel.Wire;

namespace SysTrade.Kernel.Tests.Wire;

public sealed class WireFormatTests
{
    private static readonly MessageSigner Signer = new("secret");
    private static readonly WireFormat Format = new(Signer, "session");

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[][] Message(string header = """{"msg_id":"1","msg_type":"execute_request","session":"s"}""", string content = """{"code":"1"}""")
    {
        var (h, c, e) = (Bytes(header), Bytes(content), WireFormat.EmptyObject);
        return [[7], Bytes("<IDS|MSG>"), Signer.Sign(h, e, e, c), h, e, e, c];
    }

    [Fact]
    public void Read_OfAMessage_HasItsParts()
    {
        var message = Format.Read(Message());
        Assert.Equal(("1", "execute_request", "s", "1"), (message.Id, message.Type, message.Session, message.Text("code")));
        Assert.Equal([7], message.Identities.Single());
    }

    [Fact]
    public void Read_OfWhatWasWritten_GivesItBack()
    {
        var content = new JsonObject { ["text"] = "Z\u00fcrich <b> \ud83d\udcc8" };
        var frames = Format.Write(new OutgoingMessage([[1], [2]], "stream", Bytes("""{"msg_id":"p"}"""), content));
        var message = Format.Read(frames);
        Assert.Equal("stream", message.Type);
        Assert.Equal("Z\u00fcrich <b> \ud83d\udcc8", message.Text("text"));
        Assert.Equal(2, message.Identities.Count);
        Assert.Equal("""{"msg_id":"p"}""", Encoding.UTF8.GetString(frames[^3]));
    }

    [Fact]
    public void Read_OfAWrongSignature_Throws()
    {
        var frames = Message();
        frames[2] = Bytes("00");
        Assert.Equal("KernelSignatureWrong", Assert.Throws<SysTradeException>(() => Format.Read(frames)).ErrorId);
    }

    [Theory]
    [InlineData("""{"msg_type":"x"}""", "{}")]
    [InlineData("""{"msg_id":1,"msg_type":"x"}""", "{}")]
    [InlineData("""{"msg_id":"1","msg_type":""}""", "{}")]
    [InlineData("[]", "{}")]
    [InlineData("{", "{}")]
    [InlineData("""{"msg_id":"1","msg_type":"x"}""", "null")]
    [InlineData("""{"msg_id":"1","msg_type":"x"}""", "")]
    public void Read_OfASignedButMalformedMessage_Throws(string header, string content) =>
        Assert.Equal("KernelMessageMalformed", Assert.Throws<SysTradeException>(() => Format.Read(Message(header, content))).ErrorId);

    [Fact]
    public void Read_OfAnyFrames_GivesAMessageOrATypedError() => Gen.Select(Gen.Byte.Array[0, 40].List[0, 8], Gen.Int[0, 8], Gen.Bool).Sample((frames, at, delimited) =>
    {
        var all = frames.ToList();
        if (delimited) all.Insert(Math.Min(at, all.Count), Bytes("<IDS|MSG>"));
        try
        {
            new WireFormat(new MessageSigner(""), "s").Read(all);
        }
        catch (SysTradeException)
        {
            // The only error there may be.
        }
    });

    // Not a theory: an attribute cannot hold half a pair.
    [Fact]
    public void Sound_OfHalfAPair_ReplacesIt()
    {
        Assert.Equal("plain", WireFormat.Sound("plain"));
        Assert.Equal("\ud83d\udcc8", WireFormat.Sound("\ud83d\udcc8"));
        Assert.Equal("a\ufffdb", WireFormat.Sound("a\ud800b"));
        Assert.Equal("\ufffd", WireFormat.Sound("\udc00"));
    }

    [Theory]
    [InlineData("abc", 2, 2)]
    [InlineData("\ud83d\udcc8bc", 2, 3)]
    [InlineData("abc", 99, 3)]
    public void CursorPosition_CountsPairsOnce(string text, int codePoints, int utf16)
    {
        Assert.Equal(utf16, CursorPosition.ToUtf16(text, codePoints));
        Assert.Equal(Math.Min(codePoints, 3), CursorPosition.ToCodePoints(text, utf16));
    }
}
