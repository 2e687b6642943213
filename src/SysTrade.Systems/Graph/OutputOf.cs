using SysTrade.Domain.Errors;

namespace SysTrade.Systems.Graph;

/// <summary>An output with values of a known type.</summary>
/// <typeparam name="T">Type of the value.</typeparam>
public sealed class Output<T> : Output
{
    private Func<OutputArguments, T> _compute;

    internal Output(
        Stage stage, string name, OutputScope scope, string description, string unit, bool retain, Func<OutputArguments, T> compute,
        IReadOnlyList<OutputOption>? options = null, bool passesOptionsOn = false)
        : base(stage, name, scope, typeof(T), description, unit, retain)
    {
        _compute = compute;
        Options = options ?? [];
        PassesOptionsOn = passesOptionsOn;
    }

    /// <summary>The value of a whole-system output.</summary>
    public T Value => Get(default);

    /// <summary>The value for an instrument.</summary>
    public T this[string instrument] => Get(new OutputArguments(instrument));

    /// <summary>The value for an instrument and a trading rule.</summary>
    public T this[string instrument, string rule] => Get(new OutputArguments(instrument, rule));

    /// <summary>The value for an instrument, asked with options.</summary>
    public T this[string instrument, OutputOptions? options] => Get(new OutputArguments(instrument, Options: options));

    /// <summary>The value for a trading rule.</summary>
    public T ForRule(string rule) => Get(new OutputArguments(Rule: rule));

    /// <summary>The value for any arguments.</summary>
    public T Get(OutputArguments arguments)
    {
        arguments = Normalise(arguments);
        return Stage.System.Memo.Get(new OutputKey(FullName, arguments), this, _compute);
    }

    /// <inheritdoc/>
    public override object? GetValue(OutputArguments arguments) => Get(arguments);

    /// <summary>Replaces how the value is computed; the new function is given the old one. For stages derived from another.</summary>
    /// <exception cref="SysTradeException"><c>StageInUse</c> when the stage already belongs to a system.</exception>
    public void Override(Func<Func<OutputArguments, T>, OutputArguments, T> compute)
    {
        if (Stage.IsAttached)
        {
            throw new SysTradeException(
                "StageInUse", SysErrorKind.InvalidOperation, $"Output {FullName} cannot be overridden: its stage already belongs to a system.",
                "Override outputs in the constructor of a stage, before the system is made.", FullName);
        }

        var inherited = _compute;
        _compute = arguments => compute(inherited, arguments);
    }
}
