using System.Globalization;
using SysTrade.Data.Documents;

namespace SysTrade.Data.Mongo;

/// <summary>Values of indexed fields as texts that are ordered as the values are, with the type in front.</summary>
internal static class MongoIndexKey
{
    public static string Of(IndexValue value) => value.Type switch
    {
        IndexValueType.Truth => (bool)value.Value ? "b1" : "b0",
        IndexValueType.Number => "n" + ((ulong)(long)value.Value ^ (1UL << 63)).ToString("x16", CultureInfo.InvariantCulture),
        _ => "s" + (string)value.Value,
    };

    /// <summary>The first text above all values of a type.</summary>
    public static string After(IndexValueType type) => type switch { IndexValueType.Truth => "c", IndexValueType.Number => "o", _ => "t" };

    /// <summary>The first text of a type.</summary>
    public static string First(IndexValueType type) => type switch { IndexValueType.Truth => "b", IndexValueType.Number => "n", _ => "s" };
}
