using System.Management.Automation;
using System.Runtime.ExceptionServices;
using SysTrade.Domain.Errors;
using SysTrade.PowerShell.Completers;
using SysTrade.Systems;
using SysTrade.Systems.Configuration;
using SysTrade.Systems.Graph;

namespace SysTrade.PowerShell.Infrastructure;

/// <summary>A cmdlet that asks a system for the values of an output: says which output, for which instruments and rules.</summary>
public abstract class OutputCmdlet : SystemCmdlet
{
    /// <summary>Output: <c>stage.output</c>, or the name alone where only one stage has it.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName")]
    [ArgumentCompleter(typeof(OutputCompleter))]
    public string Name { get; set; } = "";

    /// <summary>Instruments, for outputs that have values for instruments; wildcards are allowed.</summary>
    [Parameter(Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Instrument", "Code")]
    [InstrumentCodes]
    [ArgumentCompleter(typeof(InstrumentCompleter))]
    [SupportsWildcards]
    public string[] InstrumentCode { get; set; } = [];

    /// <summary>Trading rules, for outputs that have values for rules; wildcards are allowed.</summary>
    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RuleCompleter))]
    [SupportsWildcards]
    public string[] Rule { get; set; } = [];

    /// <summary>For profit and loss: false trades at the price that made the decision instead of the next one.</summary>
    [Parameter]
    public bool? DelayFill { get; set; }

    /// <summary>For positions and profit and loss: whether positions are whole contracts.</summary>
    [Parameter]
    public bool? RoundPosition { get; set; }

    /// <inheritdoc/>
    protected override object CurrentInput => InstrumentCode.Length == 1 ? InstrumentCode[0] : InstrumentCode.Length > 0 ? InstrumentCode : Name;

    /// <summary>Everything the output is to be asked for, with the instrument first; what does not exist is written as an error.</summary>
    /// <param name="system">The system.</param>
    /// <param name="output">The output.</param>
    private protected IReadOnlyList<OutputArguments> Questions(TradingSystem system, Output output)
    {
        RequireFit(output);
        IEnumerable<string?> codes = [null];
        if (output.Scope is OutputScope.Instrument or OutputScope.InstrumentRule)
        {
            codes = NamePatterns.Expand(
                InstrumentCode.Length == 0 ? ["*"] : InstrumentCode, system.Instruments, "instrument", $"system '{system.Name}'", WriteSysError);
        }

        if (output.Scope is OutputScope.System or OutputScope.Instrument) return [.. codes.Select(code => Question(code, null))];
        var typed = Rule.Length == 0 ? ["*"] : Rule;
        var known = system.Rules.TradingRules.Value.Keys.ToArray();
        var rules = NamePatterns.Expand(typed, known, "trading rule", "trading_rules", WriteSysError);
        return [.. codes.SelectMany(code => Used(system, code, rules).Select(rule => Question(code, rule)))];
    }

    /// <summary>Computes values in parallel, with progress; an error about one of them takes its place.</summary>
    /// <exception cref="SysTradeException">An error in the config, or of the output's name: nothing else can be computed either.</exception>
    private protected object?[] Compute(TradingSystem system, Output output, IReadOnlyList<OutputArguments> questions)
    {
        var values = new object?[questions.Count];
        RunLong(output.FullName, work =>
        {
            var done = 0;
            var options = new ParallelOptions { MaxDegreeOfParallelism = system.Parallelism, CancellationToken = work.Stopping };
            return Parallel.For(0, values.Length, options, (i, loop) =>
            {
                try
                {
                    values[i] = output.GetValue(questions[i]);
                }
                catch (SysTradeException error)
                {
                    values[i] = error;
                    if (IsAboutAll(system, error)) loop.Stop();
                }

                work.Progress(questions[i].ToString(), Interlocked.Increment(ref done), values.Length);
            });
        });
        foreach (var warning in SystemWarnings.New(system)) WriteWarning(warning);
        if (Array.Find(values, v => v is SysTradeException error && IsAboutAll(system, error)) is SysTradeException first) ExceptionDispatchInfo.Throw(first);
        return values;
    }

    /// <summary>An error of the config is the same for every instrument; so is a name in it that is not known.</summary>
    private static bool IsAboutAll(TradingSystem system, SysTradeException error) =>
        error is ConfigException || error.Kind == SysErrorKind.InvalidArgument
        || (error is UnknownNameException && !(error.Target is string name && system.Instruments.Contains(name)));

    private OutputArguments Question(string? code, string? rule) => new(code, rule, DelayFill, RoundPosition);

    /// <summary>Without rules on the command line, those that the instrument has a weight for.</summary>
    private IEnumerable<string> Used(TradingSystem system, string? code, IReadOnlyList<string> rules)
    {
        if (code is null || Rule.Length > 0 || !system.HasStage("combForecast")) return rules;
        var used = system.CombForecast.TradingRuleList[code];
        return rules.Where(used.Contains);
    }

    private void RequireFit(Output output)
    {
        var (takesCode, takesRule) = (output.Scope is OutputScope.Instrument or OutputScope.InstrumentRule, output.Scope is OutputScope.Rule or OutputScope.InstrumentRule);
        if ((takesCode || InstrumentCode.Length == 0) && (takesRule || Rule.Length == 0)) return;
        throw new SysTradeException(
            "OutputArguments", SysErrorKind.InvalidArgument,
            $"Output {output.FullName} has one value for {Whole(output.Scope)}, so {(takesCode || InstrumentCode.Length == 0 ? "-Rule" : "-InstrumentCode")} does not apply.",
            "Leave it out, or find an output that takes it with Find-SysOutput.", output.FullName);
    }

    private static string Whole(OutputScope scope) => scope switch
    {
        OutputScope.System => "the whole system",
        OutputScope.Instrument => "each instrument",
        _ => "each rule",
    };
}
