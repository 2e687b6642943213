using SysTrade.Domain.Errors;
using SysTrade.Systems.Graph;

namespace SysTrade.Systems;

/// <summary>
/// A step of a trading system that offers named outputs. A stage holds no results: it defines, in its constructor, how each
/// output is computed from other outputs, the config and the data.
/// </summary>
/// <remarks>
/// To change a step, derive from its stage and <see cref="Output{T}.Override"/> an output, or derive from this class and add
/// outputs of your own; then pass the stage to <see cref="TradingSystem"/>.
/// </remarks>
public abstract class Stage
{
    private readonly List<Output> _outputs = [];
    private TradingSystem? _system;

    /// <summary>Creates a stage.</summary>
    /// <param name="name">pysystemtrade's name of the stage, such as <c>rawdata</c>.</param>
    protected Stage(string name) => Name = name;

    /// <summary>Name of the stage.</summary>
    public string Name { get; }

    /// <summary>What the stage takes and gives, in a sentence.</summary>
    public abstract string Description { get; }

    /// <summary>The outputs, in the order they were defined.</summary>
    public IReadOnlyList<Output> Outputs => _outputs;

    /// <summary>The system this stage belongs to.</summary>
    /// <exception cref="SysTradeException"><c>StageNotAttached</c> before it belongs to one.</exception>
    public TradingSystem System => _system ?? throw new SysTradeException(
        "StageNotAttached", SysErrorKind.InvalidOperation, $"Stage '{Name}' does not belong to a system yet.", "Pass it to a TradingSystem first.", Name);

    internal bool IsAttached => _system is not null;

    /// <summary>The config; keys read through it are noted as inputs of the value being computed.</summary>
    protected ConfigReader Config => System.ConfigReader;

    /// <summary>Defines an output of the whole system.</summary>
    protected Output<T> ForSystem<T>(string name, string description, string unit, Func<T> compute, bool retain = true) =>
        Add(new Output<T>(this, name, OutputScope.System, description, unit, retain, _ => compute()));

    /// <summary>Defines an output for each instrument.</summary>
    protected Output<T> ForInstrument<T>(string name, string description, string unit, Func<string, T> compute, bool retain = true) =>
        Add(new Output<T>(this, name, OutputScope.Instrument, description, unit, retain, a => compute(a.Instrument!)));

    /// <summary>Defines an output for each trading rule.</summary>
    protected Output<T> ForRule<T>(string name, string description, string unit, Func<string, T> compute, bool retain = true) =>
        Add(new Output<T>(this, name, OutputScope.Rule, description, unit, retain, a => compute(a.Rule!)));

    /// <summary>Defines an output for each pair of instrument and trading rule.</summary>
    protected Output<T> ForInstrumentRule<T>(string name, string description, string unit, Func<string, string, T> compute, bool retain = true) =>
        Add(new Output<T>(this, name, OutputScope.InstrumentRule, description, unit, retain, a => compute(a.Instrument!, a.Rule!)));

    /// <summary>Defines an output that looks at all its arguments, such as the switches of profit-and-loss outputs.</summary>
    protected Output<T> ForArguments<T>(
        string name, OutputScope scope, string description, string unit, Func<OutputArguments, T> compute, bool retain = true) =>
        Add(new Output<T>(this, name, scope, description, unit, retain, compute));

    /// <summary>Defines an output for each instrument that takes options.</summary>
    /// <param name="name">Name within the stage.</param>
    /// <param name="description">What it is.</param>
    /// <param name="unit">Unit of the value.</param>
    /// <param name="options">Options it may be asked with.</param>
    /// <param name="compute">Makes the value from the instrument and the options that were given; options left at their default are not among them.</param>
    /// <param name="retain">Whether the memo keeps the value.</param>
    /// <param name="passesOptionsOn">True when it hands options it does not know to another output.</param>
    protected Output<T> ForInstrument<T>(
        string name, string description, string unit, IReadOnlyList<OutputOption> options, Func<string, OutputOptions?, T> compute,
        bool retain = true, bool passesOptionsOn = false) =>
        Add(new Output<T>(this, name, OutputScope.Instrument, description, unit, retain, a => compute(a.Instrument!, a.Options), options, passesOptionsOn));

    /// <summary>Defines an output of the whole system that takes options.</summary>
    /// <param name="name">Name within the stage.</param>
    /// <param name="description">What it is.</param>
    /// <param name="unit">Unit of the value.</param>
    /// <param name="options">Options it may be asked with.</param>
    /// <param name="compute">Makes the value from the options that were given; options left at their default are not among them.</param>
    /// <param name="retain">Whether the memo keeps the value.</param>
    /// <param name="passesOptionsOn">True when it hands options it does not know to another output.</param>
    protected Output<T> ForSystem<T>(
        string name, string description, string unit, IReadOnlyList<OutputOption> options, Func<OutputOptions?, T> compute,
        bool retain = true, bool passesOptionsOn = false) =>
        Add(new Output<T>(this, name, OutputScope.System, description, unit, retain, a => compute(a.Options), options, passesOptionsOn));

    /// <summary>
    /// A new stage of the same kind that belongs to no system, for a second system like the first. The base creates one without arguments: a
    /// stage whose constructor takes some must override this.
    /// </summary>
    /// <exception cref="SysTradeException"><c>StageNotRepeatable</c> when the stage cannot be created so.</exception>
    protected internal virtual Stage CreateAnother() => GetType().GetConstructor(Type.EmptyTypes)?.Invoke(null) as Stage ?? throw new SysTradeException(
        "StageNotRepeatable", SysErrorKind.InvalidOperation, $"Stage '{Name}' ({GetType().Name}) cannot be made a second time: its constructor takes arguments.",
        "Make the second system yourself with a stage of its own, or override CreateAnother in the stage.", Name);

    internal void Attach(TradingSystem system)
    {
        if (_system is not null && !ReferenceEquals(_system, system))
        {
            throw new SysTradeException(
                "StageInUse", SysErrorKind.InvalidOperation, $"Stage '{Name}' already belongs to another system.", "Make a new stage object for each system.", Name);
        }

        _system = system;
    }

    private Output<T> Add<T>(Output<T> output)
    {
        if (_outputs.Any(o => o.Name == output.Name))
        {
            throw new SysTradeException(
                "DuplicateOutput", SysErrorKind.InvalidOperation, $"Stage '{Name}' defines output '{output.Name}' twice.",
                "Give the new output another name, or override the existing one.", output.Name);
        }

        _outputs.Add(output);
        return output;
    }
}
