using System.Globalization;
using System.Text.RegularExpressions;

namespace SysTrade.Data.Arctic;

/// <summary>What a field of a numpy record holds.</summary>
internal enum NumpyKind
{
    Float,
    Signed,
    Unsigned,
    Truth,
    Nanoseconds,
    Bytes,
    Unicode,
}

/// <summary>A field of a numpy record.</summary>
/// <param name="Name">Name.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Offset">Its first byte in the record.</param>
/// <param name="Size">Its bytes.</param>
internal sealed record NumpyField(string Name, NumpyKind Kind, int Offset, int Size);

/// <summary>Layout of a packed numpy record of little-endian numbers, stamps and texts.</summary>
internal sealed partial record NumpyRecordType(IReadOnlyList<NumpyField> Fields, int Size)
{
    /// <summary>
    /// Reads numpy's description of a record, a Python literal such as <c>[('index', '&lt;M8[ns]'), ('price', '&lt;f8')]</c>. It is taken apart by a
    /// pattern; nothing of it is evaluated.
    /// </summary>
    /// <exception cref="Domain.Errors.DataFormatException"><c>ArcticFormat</c>.</exception>
    public static NumpyRecordType Parse(string description, string place)
    {
        var match = Record().Match(description);
        if (!match.Success)
        {
            throw ArcticVersion.Unusable(
                place, $"its rows are described as {Shown(description)}; expected a list of names and types such as [('index', '<M8[ns]'), ('price', '<f8')]");
        }

        var (fields, offset) = (new List<NumpyField>(), 0);
        for (var i = 0; i < match.Groups["name"].Captures.Count; i++)
        {
            var (kind, size) = Type(match.Groups["type"].Captures[i].Value, place);
            fields.Add(new NumpyField(Escape().Replace(match.Groups["name"].Captures[i].Value, "$1"), kind, offset, size));
            offset += size;
        }

        return new NumpyRecordType(fields, offset);
    }

    private static (NumpyKind Kind, int Size) Type(string type, string place)
    {
        if (type == "<M8[ns]") return (NumpyKind.Nanoseconds, 8);
        var match = Scalar().Match(type);
        if (match.Success && int.TryParse(match.Groups["size"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size <= 4096)
        {
            switch (match.Groups["kind"].Value)
            {
                case "f" when size is 4 or 8: return (NumpyKind.Float, size);
                case "i" when size is 1 or 2 or 4 or 8: return (NumpyKind.Signed, size);
                case "u" when size is 1 or 2 or 4 or 8: return (NumpyKind.Unsigned, size);
                case "b" when size == 1: return (NumpyKind.Truth, 1);
                case "S": return (NumpyKind.Bytes, size);
                // Four bytes a character.
                case "U": return (NumpyKind.Unicode, size * 4);
            }
        }

        throw ArcticVersion.Unusable(place, $"a field is of numpy's type {Shown(type)}, which is not read here");
    }

    private static string Shown(string text) => text.Length > 120 ? text[..120] + "..." : text;

    [GeneratedRegex(
        """^\[(?:\s*\(\s*u?(?:'(?<name>(?:[^'\\]|\\.)*)'|"(?<name>(?:[^"\\]|\\.)*)")\s*,\s*u?'(?<type>[^'\\]*)'\s*\)\s*,?)+\s*\]$""", RegexOptions.CultureInvariant)]
    private static partial Regex Record();

    [GeneratedRegex(@"^[<|=](?<kind>[fiubSU])(?<size>\d{1,4})$", RegexOptions.CultureInvariant)]
    private static partial Regex Scalar();

    [GeneratedRegex(@"\\(.)", RegexOptions.CultureInvariant)]
    private static partial Regex Escape();
}
