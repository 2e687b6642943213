using System.Collections.Immutable;

namespace SysTrade.Brokers.Hours;

/// <summary>When a market trades: moments, so that summer time and sessions over midnight are what they are.</summary>
public sealed class TradingHours
{
    /// <summary>Creates hours from sessions in any order; overlapping and touching ones are joined, empty ones dropped.</summary>
    /// <param name="timeZoneId">Zone of the venue, for showing.</param>
    /// <param name="sessions">Sessions.</param>
    public TradingHours(string timeZoneId, params IEnumerable<TradingSession> sessions)
    {
        TimeZoneId = timeZoneId;
        var joined = ImmutableArray.CreateBuilder<TradingSession>();
        foreach (var session in sessions.Where(s => s.Closes > s.Opens).OrderBy(s => s.Opens))
        {
            if (joined.Count > 0 && session.Opens <= joined[^1].Closes)
            {
                if (session.Closes > joined[^1].Closes) joined[^1] = joined[^1] with { Closes = session.Closes };
            }
            else
            {
                joined.Add(session);
            }
        }

        Sessions = joined.ToImmutable();
    }

    /// <summary>Zone of the venue.</summary>
    public string TimeZoneId { get; }

    /// <summary>The sessions, in order, apart from each other.</summary>
    public ImmutableArray<TradingSession> Sessions { get; }

    /// <summary>The session at a moment, or null when the market is closed.</summary>
    public TradingSession? SessionAt(DateTimeOffset at)
    {
        int low = 0, high = Sessions.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (at < Sessions[middle].Opens) high = middle - 1;
            else if (at >= Sessions[middle].Closes) low = middle + 1;
            else return Sessions[middle];
        }

        return null;
    }

    /// <summary>True when the market trades then.</summary>
    public bool IsOpen(DateTimeOffset at) => SessionAt(at) is not null;

    /// <summary>Time until the market closes; zero when it is closed.</summary>
    public TimeSpan UntilClose(DateTimeOffset at) => SessionAt(at) is { } session ? session.Closes - at : TimeSpan.Zero;

    /// <summary>When the market opens next, at or after a moment; the moment itself while it is open, null when no later session is known.</summary>
    public DateTimeOffset? NextOpen(DateTimeOffset at)
    {
        if (IsOpen(at)) return at;
        foreach (var session in Sessions)
        {
            if (session.Opens >= at) return session.Opens;
        }

        return null;
    }

    /// <summary>When both trade.</summary>
    public TradingHours Intersect(TradingHours other)
    {
        var both = new List<TradingSession>();
        foreach (var mine in Sessions)
        {
            foreach (var theirs in other.Sessions)
            {
                var opens = mine.Opens > theirs.Opens ? mine.Opens : theirs.Opens;
                var closes = mine.Closes < theirs.Closes ? mine.Closes : theirs.Closes;
                if (closes > opens) both.Add(new TradingSession(opens, closes));
            }
        }

        return new TradingHours(TimeZoneId, both);
    }

    /// <summary>These hours as far as weekly ones allow.</summary>
    public TradingHours Within(WeeklyHours weekly) =>
        Sessions.Length == 0 ? this : Intersect(weekly.Between(Sessions[0].Opens, Sessions[^1].Closes));
}
