using System.Text;
using SysTrade.Kernel.Wire;

namespace SysTrade.Kernel.Tests.Wire;

public sealed class MessageSignerTests
{
    private static byte[] Bytes(string text) => Encoding.ASCII.GetBytes(text);

    [Fact]
    public void Sign_OfPartsInARow_IsTheHmacOfTheWhole() =>
        // RFC 4231, test case 2, its text cut in four.
        Assert.Equal(
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
            Encoding.ASCII.GetString(new MessageSigner("Jefe").Sign(Bytes("what do "), Bytes("ya want"), Bytes(" for "), Bytes("nothing?"))));

    [Theory]
    [InlineData("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843", true)]
    [InlineData("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3844", false)]
    [InlineData("5bdcc146", false)]
    [InlineData("", false)]
    public void Verify_OfASignature_TellsRightFromWrong(string signature, bool expected) =>
        Assert.Equal(expected, new MessageSigner("Jefe").Verify(Bytes(signature), Bytes("what do "), Bytes("ya want"), Bytes(" for "), Bytes("nothing?")));

    [Fact]
    public void Signer_WithoutKey_SignsNothingAndTakesAnything()
    {
        var signer = new MessageSigner("");
        Assert.Empty(signer.Sign([], [], [], []));
        Assert.True(signer.Verify(Bytes("whatever"), [], [], [], []));
    }
}
