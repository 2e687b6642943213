using System.Globalization;
using SysTrade.Systems.Graph;

namespace SysTrade.PowerShell.Rows;

/// <summary>A step of the chain of values that a value was made from.</summary>
public sealed record TraceStep
{
    private readonly Explanation _explanation;

    private TraceStep(Explanation explanation, int depth, string branch) => (_explanation, Depth, Tree) = (explanation, depth, branch + explanation.Key.Output);

    /// <summary>Steps back from the value asked for, from 0.</summary>
    public int Depth { get; }

    /// <summary>The output, drawn as a branch of the tree.</summary>
    public string Tree { get; }

    /// <summary>The output.</summary>
    public string FullName => _explanation.Key.Output;

    /// <summary>Instrument, or empty.</summary>
    public string InstrumentCode => _explanation.Key.Arguments.Instrument ?? "";

    /// <summary>Trading rule, or empty.</summary>
    public string Rule => _explanation.Key.Arguments.Rule ?? "";

    /// <summary>The value, or the last one of a series up to the date asked for.</summary>
    public object? Value => _explanation.LastValue;

    /// <summary>The value as text, shortened.</summary>
    public string ValueText => Value switch
    {
        null => "",
        double number => number.ToString("G6", CultureInfo.InvariantCulture),
        var other => Shortened(Convert.ToString(other, CultureInfo.InvariantCulture) ?? ""),
    };

    /// <summary>Unit of the value.</summary>
    public string Unit => _explanation.Unit;

    /// <summary>Moment of the value; null when it has none.</summary>
    public DateTime? Date => _explanation.LastDate;

    /// <summary>Config keys that were read, with their values.</summary>
    public IReadOnlyDictionary<string, string> Options => _explanation.Options;

    /// <summary>The options on one line.</summary>
    public string OptionText => string.Join(", ", Options.Select(o => $"{o.Key}={o.Value}"));

    /// <summary>What the output is.</summary>
    public string Description => _explanation.Description;

    /// <summary>True when the value is explained above already, so that what it was made from is not shown again.</summary>
    public bool IsRepeated => _explanation.IsRepeated;

    internal static IEnumerable<TraceStep> Walk(Explanation root) => Walk(root, 0, "", "");

    private static IEnumerable<TraceStep> Walk(Explanation step, int depth, string branch, string indent)
    {
        yield return new TraceStep(step, depth, branch);
        for (var i = 0; i < step.Inputs.Count; i++)
        {
            var isLast = i == step.Inputs.Count - 1;
            foreach (var below in Walk(step.Inputs[i], depth + 1, indent + (isLast ? "└ " : "├ "), indent + (isLast ? "  " : "│ "))) yield return below;
        }
    }

    private static string Shortened(string text) => text.Length <= 22 ? text : text[..19] + "...";
}
