using SysTrade.Systems;

namespace SysTrade.PowerShell.Infrastructure;

/// <summary>Passes the progress of the libraries' loops over instruments on to the user.</summary>
/// <remarks>Not <see cref="Progress{T}"/>: that one reports later and out of order.</remarks>
/// <param name="work">The long work that is going on.</param>
internal sealed class InstrumentProgressFeed(LongWork work) : IProgress<InstrumentProgress>
{
    public void Report(InstrumentProgress value) => work.Progress($"{value.Activity}: {value.Instrument}", value.Done, value.Total);
}
