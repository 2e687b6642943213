using SysTrade.Brokers;
using SysTrade.Brokers.Contracts;
using SysTrade.Brokers.Market;
using SysTrade.Data.Building;
using SysTrade.Domain.Errors;

namespace SysTrade.Execution.Handling;

public sealed partial class StackHandler
{
    private const string SpreadsFact = "last_spreads";

    // Spread costs are estimated from what is sampled here through the day. The last time is in the book, so that a new handler goes on with the hour.
    private async Task SpreadsAsync(CancellationToken cancellation)
    {
        if (_spreads is not { } sampling || _broker.Connection != ConnectionState.Connected) return;
        if (_book.Fact(SpreadsFact) is { } last && _book.Now - last < _options.SpreadsEvery) return;
        var (sampled, closed, refusal) = (0, 0, (SysTradeException?)null);
        foreach (var some in sampling.Instruments.Chunk(_options.SpreadsAtOnce))
        {
            cancellation.ThrowIfCancellationRequested();
            if (_broker.Connection != ConnectionState.Connected) return;

            // Asked for together, because a broker may take a second for each; kept one after the other.
            foreach (var (instrument, asked) in some.Select(code => (code, QuoteOfPricedAsync(code, cancellation))).ToArray())
            {
                await Guard(HandlerStep.Spreads, instrument, async () =>
                {
                    switch (await asked.ConfigureAwait(false))
                    {
                        case null:
                            closed++;
                            break;
                        case { IsTwoSided: true, IsDelayed: false, Spread: >= 0 and var spread }:
                            if (TryKeep(sampling.Samples, instrument, spread, ref refusal)) sampled++;
                            else if (refusal is null) Tell(HandlerStep.Spreads, instrument, "there is a sample of this second or a later one: left out");
                            break;
                        case { } quote:
                            Tell(HandlerStep.Spreads, instrument, $"no sample: {Unfit(quote)}");
                            break;
                    }
                }).ConfigureAwait(false);
                if (refusal is not null) break;
            }

            if (refusal is not null) break;
        }

        // A store that takes nothing is one trouble, not one for each instrument; it is tried again in an hour.
        if (refusal is not null)
        {
            Tell(HandlerStep.Spreads, "", refusal.Message, true);
            _book.Alert("spreads:store", $"Spreads cannot be sampled: {refusal.Message} {refusal.Remedy}");
        }
        else
        {
            _book.CloseAlert("spreads:store");
        }

        _book.SetFact(SpreadsFact, _book.Now);
        Tell(HandlerStep.Spreads, "", $"{sampled} of {sampling.Instruments.Count} spreads sampled{(closed == 0 ? "" : closed == 1 ? "; 1 market is closed" : $"; {closed} markets are closed")}");
    }

    private bool TryKeep(SpreadSamples samples, string instrument, double spread, ref SysTradeException? refusal)
    {
        try
        {
            return samples.Add(instrument, _book.Now, spread);
        }
        catch (SysTradeException error) when (error.ErrorId is "ReadOnlyStore" or "StoreReadOnly" or "StoreFull")
        {
            refusal = error;
            return false;
        }
    }

    // Null while the market is closed: what is quoted then is nobody's cost.
    private async Task<Quote?> QuoteOfPricedAsync(string instrument, CancellationToken cancellation)
    {
        var contract = BrokerContract.Outright(Contracts(instrument).Priced);
        var (hours, _, _) = await FactsAsync(contract, cancellation).ConfigureAwait(false);
        return hours.IsOpen(_book.Clock.GetUtcNow()) ? await _broker.GetQuoteAsync(contract, cancellation).ConfigureAwait(false) : null;
    }

    private static string Unfit(Quote quote) =>
        !quote.IsTwoSided ? "a side of the market is missing"
        : quote.IsDelayed ? "the quote is delayed"
        : $"the bid {quote.Bid} is above the ask {quote.Ask}";
}
