namespace SysTrade.Systems.Configuration;

/// <summary>Sort of value a key holds.</summary>
[Flags]
public enum ConfigKind
{
    /// <summary>Text; numbers and switches are read as they are written.</summary>
    Text = 1,

    /// <summary>A number.</summary>
    Number = 2,

    /// <summary>A number without a fraction.</summary>
    WholeNumber = 4,

    /// <summary>true or false.</summary>
    Switch = 8,

    /// <summary>A list.</summary>
    List = 16,

    /// <summary>A mapping of keys to values.</summary>
    Mapping = 32,

    /// <summary>Anything.</summary>
    Any = Text | Number | WholeNumber | Switch | List | Mapping,
}

/// <summary>A key a configuration may have.</summary>
/// <param name="Name">Key.</param>
/// <param name="Kind">Sorts of value it takes.</param>
/// <param name="Meaning">What it does, with its unit.</param>
public sealed record ConfigKey(string Name, ConfigKind Kind, string Meaning)
{
    /// <summary>Keys inside a mapping; other keys are then unknown, unless <see cref="Each"/> is given.</summary>
    public IReadOnlyList<ConfigKey> Children { get; init; } = [];

    /// <summary>For a mapping whose keys are free (instruments, rules): what each value must be; its name stands for any key.</summary>
    public ConfigKey? Each { get; init; }

    /// <summary>The texts allowed; empty when any is.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>True for keys that stand in pysystemtrade's files and that nothing here reads.</summary>
    public bool NeverRead { get; init; }

    /// <summary>What is expected, in words.</summary>
    public string Expected => Choices.Count > 0 ? string.Join(" or ", Choices) : string.Join(" or ", Words());

    /// <summary>The key inside this one with a name, or null.</summary>
    /// <param name="name">Key.</param>
    public ConfigKey? Child(string name)
    {
        foreach (var child in Children)
        {
            if (child.Name == name) return child;
        }

        return null;
    }

    /// <summary>True when a value is of a sort this key takes; null always is.</summary>
    /// <param name="value">Value.</param>
    public bool Accepts(ConfigNode value) => value switch
    {
        { IsNull: true } => true,
        ConfigMapping => Kind.HasFlag(ConfigKind.Mapping),
        ConfigSequence => Kind.HasFlag(ConfigKind.List),
        ConfigScalar scalar => Accepts(scalar),
        _ => false,
    };

    private bool Accepts(ConfigScalar scalar)
    {
        if (Kind.HasFlag(ConfigKind.Text)) return true;
        return scalar.Value switch
        {
            bool => Kind.HasFlag(ConfigKind.Switch),
            string text => Kind.HasFlag(ConfigKind.Switch) && SystemConfig.TrySwitch(text, out _),
            long => Kind.HasFlag(ConfigKind.Number) || Kind.HasFlag(ConfigKind.WholeNumber),
            double number => Kind.HasFlag(ConfigKind.Number) || (Kind.HasFlag(ConfigKind.WholeNumber) && Math.Truncate(number) == number),
            _ => false,
        };
    }

    private IEnumerable<string> Words()
    {
        if (Kind.HasFlag(ConfigKind.Text)) yield return "text";
        if (Kind.HasFlag(ConfigKind.Number)) yield return "a number";
        else if (Kind.HasFlag(ConfigKind.WholeNumber)) yield return "a whole number";
        if (Kind.HasFlag(ConfigKind.Switch)) yield return "true or false";
        if (Kind.HasFlag(ConfigKind.List)) yield return "a list";
        if (Kind.HasFlag(ConfigKind.Mapping)) yield return "a mapping";
    }
}
