using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CsCheck;

namespace SysTrade.Data.Tests.Contracts;

/// <summary>JSON objects for tests of document stores.</summary>
internal static class JsonSamples
{
    private static readonly string[] Numbers =
    [
        "0", "-0", "-0.0", "0.0", "1.0", "1.10", "1e2", "9223372036854775807", "-9223372036854775808", "9223372036854775808", "9007199254740993", "2147483648", "5e-324", "-5e-324",
        "2.2250738585072009e-308", "1.7976931348623157e308", "0.1", "0.30000000000000004", "123456789.123456789",
    ];

    private static readonly string[] Texts = ["", "NaN", "Infinity", "-Infinity", "a\0b", "\u00e9\u4e2d\ud83d\ude00", "\"\\/\n\t", "2020-01-01T00:00:00", "$set", "a.b", "\uffff\ufffe"];

    private static readonly string[] Others = ["null", "true", "false", "[]", "{}"];

    private static readonly string[] Names = ["a", "A", "", "$set", "a.b", ".", "$", "_id", "v", "%24", "%", "US10/20230300", "x\0y", "\u00e9\ud83d\ude00", "contract#1", "key"];

    private static readonly Gen<string> Text = Gen.Frequency((3, Gen.Int[0, Texts.Length - 1].Select(i => Texts[i])), (2, Gen.String[Gen.Char[' ', '\u07ff'], 0, 20])).Select(Quoted);

    private static readonly Gen<string> Number = Gen.Frequency(
        (3, Gen.Int[0, Numbers.Length - 1].Select(i => Numbers[i])),
        (2, Gen.Long.Select(n => n.ToString(CultureInfo.InvariantCulture))),
        (2, Gen.Double.Select(d => double.IsFinite(d) ? d.ToString("R", CultureInfo.InvariantCulture) : "1.5")));

    private static readonly Gen<string> Name = Gen.Frequency((3, Gen.Int[0, Names.Length - 1].Select(i => Names[i])), (1, Gen.String[Gen.Char[' ', '\u07ff'], 1, 12])).Select(Quoted);

    /// <summary>Objects with numbers at the edges of their ranges, awkward names and texts, nesting, and white space.</summary>
    public static Gen<string> Any { get; } = Object(3);

    /// <summary>The same names in the same order, the same texts, and the same numbers to the bit: whole ones as such, others as doubles.</summary>
    public static void Equal(string expected, string actual)
    {
        using var left = JsonDocument.Parse(expected);
        using var right = JsonDocument.Parse(actual);
        Equal(left.RootElement, right.RootElement, expected, actual);
    }

    private static void Equal(JsonElement left, JsonElement right, string expected, string actual)
    {
        Assert.True(left.ValueKind == right.ValueKind, $"expected {expected}, found {actual}");
        switch (left.ValueKind)
        {
            case JsonValueKind.Object:
                Assert.Equal(left.EnumerateObject().Select(p => p.Name), right.EnumerateObject().Select(p => p.Name));
                foreach (var (a, b) in left.EnumerateObject().Zip(right.EnumerateObject())) Equal(a.Value, b.Value, expected, actual);
                break;
            case JsonValueKind.Array:
                Assert.Equal(left.GetArrayLength(), right.GetArrayLength());
                foreach (var (a, b) in left.EnumerateArray().Zip(right.EnumerateArray())) Equal(a, b, expected, actual);
                break;
            case JsonValueKind.Number when left.GetRawText() != "-0" && left.TryGetInt64(out var whole):
                Assert.True(right.TryGetInt64(out var found) && found == whole, $"expected {left.GetRawText()}, found {right.GetRawText()}");
                break;
            case JsonValueKind.Number:
                Assert.Equal(BitConverter.DoubleToInt64Bits(left.GetDouble()), BitConverter.DoubleToInt64Bits(right.GetDouble()));
                break;
            case JsonValueKind.String:
                Assert.Equal(left.GetString(), right.GetString());
                break;
        }
    }

    private static Gen<string> Object(int depth) =>
        Gen.Select(Name, Value(depth)).Array[0, 5].Select(properties =>
            properties.DistinctBy(p => p.Item1).Aggregate(new StringBuilder("{ "), (text, p) => text.Append(text.Length > 2 ? ",\n" : "").Append(p.Item1).Append(": ").Append(p.Item2)).Append('}').ToString());

    private static Gen<string> Value(int depth)
    {
        var plain = Gen.Frequency((4, Number), (3, Text), (1, Gen.Int[0, Others.Length - 1].Select(i => Others[i])));
        return depth == 0 ? plain : Gen.Frequency((5, plain), (1, Object(depth - 1)), (1, Value(depth - 1).Array[0, 4].Select(v => $"[{string.Join(",", v)}]")));
    }

    private static string Quoted(string text) => '"' + JavaScriptEncoder.Default.Encode(text) + '"';
}
