namespace SysTrade.PowerShell.Infrastructure;

/// <summary>Progress passed on at once, on the thread that reports it.</summary>
/// <typeparam name="T">What is reported.</typeparam>
/// <param name="report">Takes it.</param>
internal sealed class DirectProgress<T>(Action<T> report) : IProgress<T>
{
    /// <inheritdoc/>
    public void Report(T value) => report(value);
}
