using System.Security.Cryptography;
using System.Text;

namespace SysTrade.Kernel.Wire;

/// <summary>Signs messages and checks signatures: HMAC-SHA256 in lower-case hex over the four JSON parts.</summary>
/// <param name="key">The key; empty means that nothing is signed and everything passes.</param>
internal sealed class MessageSigner(string key)
{
    private readonly byte[] _key = Encoding.UTF8.GetBytes(key);

    /// <summary>The signature of header, parent header, metadata and content; empty without a key.</summary>
    public byte[] Sign(byte[] header, byte[] parent, byte[] metadata, byte[] content)
    {
        if (_key.Length == 0) return [];
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        hash.AppendData(header);
        hash.AppendData(parent);
        hash.AppendData(metadata);
        hash.AppendData(content);
        return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>Whether a signature is right; takes the same time wherever it differs.</summary>
    public bool Verify(byte[] signature, byte[] header, byte[] parent, byte[] metadata, byte[] content) =>
        _key.Length == 0 || CryptographicOperations.FixedTimeEquals(signature, Sign(header, parent, metadata, content));
}
