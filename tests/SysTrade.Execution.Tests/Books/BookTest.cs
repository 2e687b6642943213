using SysTrade.Execution.Generation;
using SysTrade.Execution.Rolls;

namespace SysTrade.Execution.Tests.Books;

/// <summary>A test on one book in memory, with what tests of several kinds do to it.</summary>
public abstract class BookTest : IDisposable
{
    private protected BookFixture Fixture { get; } = new();

    public void Dispose()
    {
        Fixture.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>A position of the strategy in the priced contract.</summary>
    protected void Hold(int contracts) => Fixture.Book.Balance("fut", Fixture.Trade("e0", contracts), "start");

    /// <summary>The roll state.</summary>
    protected void Set(RollState state) => Fixture.Book.SetRoll(BookFixture.Instrument, state, BookFixture.Priced, "test");

    /// <summary>Where the strategy wants its position.</summary>
    protected void Buffer(double lower, double upper) => Fixture.Book.SetOptimal(new BufferedPosition { Key = BookFixture.Key, At = Fixture.Book.Now, Lower = lower, Upper = upper });
}
