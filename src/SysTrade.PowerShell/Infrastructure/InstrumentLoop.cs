using SysTrade.Systems;

namespace SysTrade.PowerShell.Infrastructure;

/// <summary>Loops of the libraries over instruments, as the user sees them.</summary>
internal static class InstrumentLoop
{
    /// <summary>Passes the loop's progress on as that of long work.</summary>
    /// <param name="work">The long work that is going on.</param>
    public static IProgress<InstrumentProgress> Progress(LongWork work) =>
        new DirectProgress<InstrumentProgress>(p => work.Progress($"{p.Activity}: {p.Instrument}", p.Done, p.Total));
}
