namespace SysTrade.PowerShell.Infrastructure;

/// <summary>The stop token of the long work that a thread takes part in, for code the engine calls without one, such as a script.</summary>
internal static class WorkCancellation
{
    private static readonly AsyncLocal<CancellationToken> Token = new();

    /// <summary>The token; it flows to the threads that help with the work.</summary>
    public static CancellationToken Current
    {
        get => Token.Value;
        set => Token.Value = value;
    }
}
