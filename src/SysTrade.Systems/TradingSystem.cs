using System.Collections.Concurrent;
using SysTrade.Data;
using SysTrade.Domain.Errors;
using SysTrade.Systems.Configuration;
using SysTrade.Systems.Graph;
using SysTrade.Systems.Rules;
using SysTrade.Systems.Stages;

namespace SysTrade.Systems;

/// <summary>
/// Prices in, positions and profit out: a data source, a config and a list of stages. Every value is computed when it is asked
/// for, once, and can say where it came from.
/// </summary>
/// <remarks>Safe for concurrent use. Work on many instruments runs in parallel.</remarks>
public sealed class TradingSystem
{
    private readonly Dictionary<string, Stage> _stages = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SysTradeException> _excluded = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _warnings = new(StringComparer.Ordinal);
    private SystemConfig _config;
    private SystemConfig _given;

    /// <summary>Makes a system.</summary>
    /// <param name="data">Where prices, instruments and FX rates come from.</param>
    /// <param name="config">The config; defaults are filled in.</param>
    /// <param name="stages">The stages; null takes those the config names under <c>stages</c>. Stages of your own are laid over others by <see cref="StageRegistry.Join"/>.</param>
    /// <param name="name">What to call the system in reports.</param>
    public TradingSystem(MarketData data, SystemConfig config, IEnumerable<Stage>? stages = null, string name = "system")
    {
        _given = config;
        _config = config.WithDefaults();
        Name = name;
        SourceData = data;
        Memo = new Memo();
        ConfigReader = new ConfigReader(() => _config);
        Base = Attach(new BaseStage());
        Data = Attach(new DataStage(data));
        foreach (var stage in stages ?? StageRegistry.Provided.Create(_config)) Attach(stage);
    }

    /// <summary>What the system is called.</summary>
    public string Name { get; }

    /// <summary>The config with defaults filled in.</summary>
    public SystemConfig Config => _config;

    /// <summary>The config as it was given, without the private configuration and the defaults: what to change and what to save.</summary>
    public SystemConfig GivenConfig => _given;

    /// <summary>The stages by name, in the order they were given.</summary>
    public IReadOnlyDictionary<string, Stage> Stages => _stages;

    /// <summary>Every output of every stage.</summary>
    public IEnumerable<Output> Outputs => _stages.Values.SelectMany(s => s.Outputs);

    /// <summary>The instruments traded, sorted.</summary>
    public IReadOnlyList<string> Instruments => Base.InstrumentList.Value;

    /// <summary>Instruments that were left out because they could not be computed, and why.</summary>
    public IReadOnlyDictionary<string, SysTradeException> Excluded => _excluded;

    /// <summary>What the user should know about the results so far, in the order of their keys.</summary>
    public IReadOnlyList<string> Warnings => [.. _warnings.OrderBy(w => w.Key, StringComparer.Ordinal).Select(w => w.Value)];

    /// <summary>Threads that work on instruments at the same time; by default as many as there are processors.</summary>
    public int Parallelism { get; init; } = Environment.ProcessorCount;

    /// <summary>Values remembered.</summary>
    public int RememberedValues => Memo.Count;

    /// <summary>The data source the system was made with.</summary>
    public MarketData SourceData { get; }

    /// <summary>Instrument universe.</summary>
    public BaseStage Base { get; }

    /// <summary>Prices, rates and instrument facts as outputs.</summary>
    public DataStage Data { get; }

    /// <summary>Returns, volatility and carry.</summary>
    public RawData RawData => Stage<RawData>("rawdata");

    /// <summary>Raw forecasts.</summary>
    public RulesStage Rules => Stage<RulesStage>("rules");

    /// <summary>Scaled and capped forecasts.</summary>
    public ForecastScaleCap ForecastScaleCap => Stage<ForecastScaleCap>("forecastScaleCap");

    /// <summary>Combined forecast.</summary>
    public ForecastCombine CombForecast => Stage<ForecastCombine>("combForecast");

    /// <summary>Subsystem positions.</summary>
    public PositionSizing PositionSize => Stage<PositionSizing>("positionSize");

    /// <summary>Portfolio positions and buffers.</summary>
    public PortfolioStage Portfolio => Stage<PortfolioStage>("portfolio");

    /// <summary>Profit, loss and costs.</summary>
    public AccountsStage Accounts => Stage<AccountsStage>("accounts");

    /// <summary>Whole positions that follow the optimal ones.</summary>
    public OptimisedPositionsStage OptimisedPositions => Stage<OptimisedPositionsStage>("optimisedPositions");

    /// <summary>Expected risk.</summary>
    public RiskStage Risk => Stage<RiskStage>("risk");

    internal Memo Memo { get; }

    internal ConfigReader ConfigReader { get; }

    /// <summary>The stages of a system with fixed or estimated weights: rawdata, rules, forecastScaleCap, combForecast, positionSize, portfolio,
    /// accounts, optimisedPositions, risk. The last two cost nothing unless they are asked.</summary>
    /// <param name="rules">Known rules; null takes the provided ones.</param>
    public static IReadOnlyList<Stage> StandardStages(RuleRegistry? rules = null) => StageRegistry.Provided.Create([StageRegistry.Standard], rules);

    /// <summary>A stage by name.</summary>
    /// <exception cref="UnknownNameException">The system has no such stage.</exception>
    public Stage FindStage(string name) => _stages.TryGetValue(name, out var stage) ? stage : throw new UnknownNameException("stage", name, _stages.Keys);

    /// <summary>True when the system has the stage.</summary>
    public bool HasStage(string name) => _stages.ContainsKey(name);

    /// <summary>An output by <c>stage.output</c>, or by output name alone when only one stage has it.</summary>
    /// <param name="name">Name of the output.</param>
    /// <param name="where">Where the name was found, for the message.</param>
    /// <exception cref="UnknownNameException">There is no such output.</exception>
    public Output FindOutput(string name, string? where = null)
    {
        var all = Outputs.ToArray();
        var found = all.Where(o => o.FullName == name).ToArray();
        if (found.Length == 0) found = all.Where(o => o.Name == name).ToArray();
        return found.Length switch
        {
            1 => found[0],
            0 => throw new UnknownNameException("output", name, all.Select(o => o.FullName), where),
            _ => throw new SysTradeException(
                "AmbiguousOutput", SysErrorKind.InvalidArgument, $"Several stages have an output '{name}': {string.Join(", ", found.Select(o => o.FullName))}.",
                "Write the stage before the output.", name),
        };
    }

    /// <summary>Where a value comes from: the chain of outputs with their last values, the config keys read, the data used.</summary>
    /// <param name="output">The output.</param>
    /// <param name="arguments">What it is asked for.</param>
    /// <param name="at">Moment whose values are shown; null shows the last ones.</param>
    /// <param name="depth">How many steps back to follow.</param>
    public Explanation Explain(Output output, OutputArguments arguments, DateTime? at = null, int depth = int.MaxValue) =>
        new Explainer(Memo, Config, at).Explain(output, arguments, depth);

    /// <summary>Replaces the config. Exactly the values that read a changed key, and those made from them, are dropped.</summary>
    /// <returns>Number of values dropped.</returns>
    /// <exception cref="SysTradeException"><c>StagesFixed</c> when the config names other stages.</exception>
    public int Configure(SystemConfig config)
    {
        var filled = config.WithDefaults();
        if (NamesOtherStages(filled))
        {
            throw new SysTradeException(
                "StagesFixed", SysErrorKind.InvalidOperation,
                $"The config names other stages ({string.Join(", ", StageRegistry.NamesIn(filled))}) than the system was made with ({string.Join(", ", StageRegistry.NamesIn(_config))}).",
                "Make a new system with this config.", StageRegistry.ConfigKey);
        }

        var changed = filled.DifferencesFrom(_config);
        _given = config;
        _config = filled;
        return Memo.DropDependentsOf(changed);
    }

    /// <summary>
    /// A second system over the same data in which some config values differ. Its stages are of the same kinds, or, when the changes name other
    /// stages, those, with this system's own ones (which its config does not name) laid over them. Nothing computed is shared.
    /// </summary>
    /// <param name="changes">The values that differ; everything else is as in this system.</param>
    /// <param name="name">What to call the new system.</param>
    /// <exception cref="SysTradeException"><c>StageNotRepeatable</c> when a stage cannot be made a second time.</exception>
    public TradingSystem With(SystemConfig changes, string name)
    {
        var config = SystemConfig.Combine([GivenConfig, changes]);
        return new TradingSystem(SourceData, config, StagesFor(config.WithDefaults()), name) { Parallelism = Parallelism };
    }

    /// <summary>Runs an action for each instrument, in parallel; the first error, in the order of the instruments, is raised.</summary>
    public void ForEachInstrument(IReadOnlyList<string> instruments, Action<string> action, CancellationToken cancellation = default)
    {
        if (instruments.Count == 0) return;
        var asking = Memo.Current;
        var errors = new ConcurrentDictionary<int, SysTradeException>();
        Parallel.For(0, instruments.Count, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Parallelism }, i =>
        {
            var outer = Memo.Current;
            Memo.Current = asking;
            try
            {
                action(instruments[i]);
            }
            catch (SysTradeException error)
            {
                errors[i] = error;
            }
            finally
            {
                Memo.Current = outer;
            }
        });
        if (!errors.IsEmpty) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(errors[errors.Keys.Min()]);
    }

    /// <summary>One value for each instrument, in parallel, in the order of the instruments.</summary>
    public T[] PerInstrument<T>(IReadOnlyList<string> instruments, Func<string, T> compute, CancellationToken cancellation = default)
    {
        var results = new T[instruments.Count];
        var rows = Enumerable.Range(0, instruments.Count).ToDictionary(i => instruments[i], i => i, StringComparer.Ordinal);
        ForEachInstrument(instruments, code => results[rows[code]] = compute(code), cancellation);
        return results;
    }

    /// <summary>
    /// Tries every instrument up to its subsystem position (and, where the system accounts for profit, its costs) and leaves out those that
    /// cannot be computed, until the rest can. Those left out are in <see cref="Excluded"/> with their errors. Errors in the config are raised.
    /// </summary>
    /// <returns>The instruments left out by this call.</returns>
    public IReadOnlyList<string> ExcludeBadInstruments(IProgress<InstrumentProgress>? progress = null, CancellationToken cancellation = default)
    {
        var left = new List<string>();
        while (true)
        {
            var bad = new ConcurrentDictionary<string, SysTradeException>(StringComparer.Ordinal);
            var instruments = Instruments;
            var done = 0;
            ForEachInstrument(
                instruments,
                code =>
                {
                    try
                    {
                        _ = PositionSize.SubsystemPosition[code];
                        if (HasStage("accounts")) _ = RawData.CostData[code];
                    }
                    catch (SysTradeException error) when (Culprit(error, code, instruments) is { } culprit)
                    {
                        bad[culprit] = error;
                    }

                    progress?.Report(new InstrumentProgress("Checking instruments", code, Interlocked.Increment(ref done), instruments.Count));
                },
                cancellation);
            if (bad.IsEmpty) return left;
            if (bad.Count == instruments.Count)
            {
                throw new SysTradeException(
                    "NoUsableInstrument", SysErrorKind.InvalidData,
                    $"None of the {bad.Count} instruments can be computed. The first error: {bad.OrderBy(b => b.Key, StringComparer.Ordinal).First().Value.Message}",
                    "Correct the data folder or the config; the same error in every instrument usually means a config or data-folder problem.",
                    innerException: bad.OrderBy(b => b.Key, StringComparer.Ordinal).First().Value);
            }

            foreach (var (code, error) in bad)
            {
                _excluded[code] = error;
                left.Add(code);
            }

            Memo.DropDependentsOf([BaseStage.ExcludedPath]);
        }
    }

    /// <summary>Notes something the user should know; the same key is noted once.</summary>
    internal void Warn(string key, string message) => _warnings.TryAdd(key, message);

    /// <summary>Forgets every value.</summary>
    public void Forget()
    {
        Memo.Clear();
        SourceData.Forget();
    }

    /// <summary>
    /// The instrument to leave out because of an error: the one it names, which may be another that shares pooled costs, else the one
    /// being tried; null for errors in the config, which are for its owner to correct.
    /// </summary>
    private static string? Culprit(SysTradeException error, string code, IReadOnlyList<string> instruments)
    {
        if (error.Kind == SysErrorKind.InvalidArgument || error is ConfigException) return null;
        if (error.Target is string target && instruments.Contains(target)) return target;

        // A name that is not known and is no instrument stands in the config: a rule, a function, an option.
        return error is UnknownNameException || error.ErrorId == "CircularOutput" ? null : code;
    }

    private bool NamesOtherStages(SystemConfig config) => !StageRegistry.NamesIn(config).SequenceEqual(StageRegistry.NamesIn(_config), StringComparer.Ordinal);

    private IReadOnlyList<Stage> StagesFor(SystemConfig config)
    {
        var mine = _stages.Values.Where(s => s is not (BaseStage or DataStage));
        if (!NamesOtherStages(config)) return [.. mine.Select(s => s.CreateAnother())];
        var rules = (_stages.GetValueOrDefault("rules") as RulesStage)?.Registry;
        var named = StageRegistry.Provided.Create(_config, rules).Select(s => s.GetType()).ToHashSet();
        return StageRegistry.Join(StageRegistry.Provided.Create(config, rules), mine.Where(s => !named.Contains(s.GetType())).Select(s => s.CreateAnother()));
    }

    private T Attach<T>(T stage)
        where T : Stage
    {
        stage.Attach(this);
        if (!_stages.TryAdd(stage.Name, stage))
        {
            throw new SysTradeException(
                "DuplicateStage", SysErrorKind.InvalidArgument, $"Two stages are named '{stage.Name}': {_stages[stage.Name].GetType().Name} and {stage.GetType().Name}.",
                "Pass each stage once.", stage.Name);
        }

        return stage;
    }

    private T Stage<T>(string name)
        where T : Stage
    {
        if (!_stages.TryGetValue(name, out var stage))
        {
            throw new SysTradeException(
                "StageMissing", SysErrorKind.InvalidOperation, $"This system has no stage '{name}'; it has {string.Join(", ", _stages.Keys)}.",
                $"Add the stage ({typeof(T).Name}) when making the system.", name);
        }

        return stage as T ?? throw new SysTradeException(
            "StageType", SysErrorKind.InvalidOperation, $"Stage '{name}' is a {stage.GetType().Name}; a {typeof(T).Name} was expected.",
            $"Derive the stage from {typeof(T).Name}.", name);
    }
}
