using SysTrade.Domain.Errors;

namespace SysTrade.Systems.Graph;

/// <summary>A named result that a stage offers: a pure function of other outputs, the config and the data.</summary>
public abstract class Output
{
    private protected Output(Stage stage, string name, OutputScope scope, Type valueType, string description, string unit, bool retain)
    {
        Stage = stage;
        Name = name;
        Scope = scope;
        ValueType = valueType;
        Description = description;
        Unit = unit;
        Retain = retain;
        FullName = stage.Name + "." + name;
    }

    /// <summary>The stage that offers it.</summary>
    public Stage Stage { get; }

    /// <summary>Name within the stage; pysystemtrade's name where it has one.</summary>
    public string Name { get; }

    /// <summary><c>stage.output</c>.</summary>
    public string FullName { get; }

    /// <summary>What it has to be asked with.</summary>
    public OutputScope Scope { get; }

    /// <summary>Type of the value: a series, a frame, a number, an account curve.</summary>
    public Type ValueType { get; }

    /// <summary>What it is, in one sentence.</summary>
    public string Description { get; }

    /// <summary>Unit of the value, or empty.</summary>
    public string Unit { get; }

    /// <summary>True when the memo keeps the value; false when it may be dropped under memory pressure and made again.</summary>
    public bool Retain { get; }

    /// <summary>Options it may be asked with; those with no default take the value that their description says.</summary>
    public IReadOnlyList<OutputOption> Options { get; private protected init; } = [];

    /// <summary>True when it hands options that it does not know itself to the output that one of its own options names.</summary>
    public bool PassesOptionsOn { get; private protected init; }

    /// <summary>The value, computed now or earlier.</summary>
    /// <exception cref="SysTradeException"><c>OutputArguments</c> when the arguments do not fit the scope.</exception>
    /// <exception cref="UnknownNameException"><c>OptionNotFound</c>: it does not take an option that is given.</exception>
    public abstract object? GetValue(OutputArguments arguments);

    /// <inheritdoc/>
    public override string ToString() => FullName;

    /// <summary>The same question in the one form that the memo knows it by: options that have their default value are left out.</summary>
    internal OutputArguments Normalise(OutputArguments arguments)
    {
        RequireScope(arguments);
        if (arguments.Options is not { } options) return arguments;
        RequireOptions(options, FullName);
        return arguments with { Options = options.Without(options.Names.Where(name => IsDefault(options, name))) };
    }

    /// <summary>Raises an error that names the first option it does not take.</summary>
    internal void RequireOptions(OutputOptions options, string where)
    {
        if (PassesOptionsOn) return;
        foreach (var name in options.Names)
        {
            if (Options.Any(o => o.Name == name)) continue;
            throw new UnknownNameException("option", name, Options.Select(o => o.Name), where, $"Correct or remove '{name}'; {FullName} does not take it.");
        }
    }

    private bool IsDefault(OutputOptions options, string name) =>
        Options.FirstOrDefault(o => o.Name == name) is { Default: { } value } && options.Has(name, value);

    private void RequireScope(OutputArguments arguments)
    {
        var needsInstrument = Scope is OutputScope.Instrument or OutputScope.InstrumentRule;
        var needsRule = Scope is OutputScope.Rule or OutputScope.InstrumentRule;
        if (needsInstrument == arguments.Instrument is not null && needsRule == arguments.Rule is not null) return;
        var expected = Scope switch
        {
            OutputScope.System => "neither an instrument nor a rule",
            OutputScope.Instrument => "an instrument and no rule",
            OutputScope.Rule => "a rule and no instrument",
            _ => "an instrument and a rule",
        };
        throw new SysTradeException(
            "OutputArguments",
            SysErrorKind.InvalidArgument,
            $"Output {FullName} was asked for with ({arguments}); it takes {expected}.",
            "List the outputs of the stage to see what each one takes.",
            FullName);
    }
}
