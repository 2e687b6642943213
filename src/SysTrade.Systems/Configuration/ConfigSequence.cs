namespace SysTrade.Systems.Configuration;

/// <summary>A list of values. A list replaces another one as a whole: lists are never merged item by item.</summary>
/// <param name="Items">The values, in order.</param>
/// <param name="Source">See <see cref="ConfigNode.Source"/>.</param>
/// <param name="Line">See <see cref="ConfigNode.Line"/>.</param>
public sealed record ConfigSequence(IReadOnlyList<ConfigNode> Items, string Source = ConfigNode.ArgumentSource, int Line = 0)
    : ConfigNode(Source, Line)
{
    /// <inheritdoc/>
    public override string Describe() => Items.Count == 1 ? "a list of 1 item" : $"a list of {Items.Count} items";

    /// <summary>Equal when the items are, in order.</summary>
    /// <param name="other">The other list.</param>
    public bool Equals(ConfigSequence? other) => other is not null && (ReferenceEquals(Items, other.Items) || Items.SequenceEqual(other.Items));

    /// <inheritdoc/>
    public override int GetHashCode() => Items.Count == 0 ? 1 : HashCode.Combine(Items.Count, Items[0]);
}
