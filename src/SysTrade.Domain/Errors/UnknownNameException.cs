namespace SysTrade.Domain.Errors;

/// <summary>A name (instrument, rule, stage, output, config key, function) that is not known; lists the nearest known ones.</summary>
public sealed class UnknownNameException : SysTradeException
{
    /// <summary>Creates the error.</summary>
    /// <param name="thing">What the name should be, in words: <c>instrument</c>, <c>trading rule</c>.</param>
    /// <param name="name">The name that was found.</param>
    /// <param name="known">The names that exist.</param>
    /// <param name="where">Where it was found, for example a file and line; null when it came from an argument.</param>
    /// <param name="remedy">What to do; by default, to use one of the nearest names.</param>
    public UnknownNameException(string thing, string name, IEnumerable<string> known, string? where = null, string? remedy = null)
        : this(thing, name, known.ToArray(), where, remedy)
    {
    }

    private UnknownNameException(string thing, string name, string[] known, string? where, string? remedy)
        : base(
            ErrorIdFor(thing),
            SysErrorKind.NotFound,
            Describe(thing, name, known, where),
            remedy ?? (known.Length == 0 ? null : $"Use {Article(thing)} {thing} that exists, or add this one."),
            name)
    {
        Name = name;
        Nearest = NearestName.Find(name, known);
    }

    /// <summary>The unknown name.</summary>
    public string Name { get; }

    /// <summary>Known names that resemble it, nearest first.</summary>
    public IReadOnlyList<string> Nearest { get; }

    private static string Article(string thing) => thing.Length > 0 && "aeio".Contains(thing[0]) ? "an" : "a";

    private static string ErrorIdFor(string thing) =>
        string.Concat(thing.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => char.ToUpperInvariant(w[0]) + w[1..])) + "NotFound";

    private static string Describe(string thing, string name, string[] known, string? where)
    {
        var place = where is null ? "" : $" ({where})";
        var nearest = NearestName.Find(name, known);
        if (nearest.Count > 0) return $"There is no {thing} named '{name}'{place}. Nearest: {string.Join(", ", nearest)}.";
        if (known.Length == 0) return $"There is no {thing} named '{name}'{place}; none is defined.";
        var shown = string.Join(", ", known.Order(StringComparer.Ordinal).Take(20));
        return $"There is no {thing} named '{name}'{place}. Known: {shown}{(known.Length > 20 ? $" and {known.Length - 20} more" : "")}.";
    }
}
