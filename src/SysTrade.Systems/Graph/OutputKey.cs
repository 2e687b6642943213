namespace SysTrade.Systems.Graph;

/// <summary>Identifies one value in a system: which output, asked for what.</summary>
/// <param name="Output">Full name of the output, <c>stage.output</c>.</param>
/// <param name="Arguments">What it was asked for.</param>
public readonly record struct OutputKey(string Output, OutputArguments Arguments)
{
    /// <inheritdoc/>
    public override string ToString() => Arguments == default ? Output : $"{Output}({Arguments})";
}
