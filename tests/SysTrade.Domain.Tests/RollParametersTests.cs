using System.Globalization;
using CsCheck;
using SysTrade.Tests;

namespace SysTrade.Domain.Tests;

public sealed class RollParametersTests
{
    private static readonly RollParameters Corn = new("Z", -60, -1, "HKNUZ", 14);

    private static readonly Gen<RollParameters> Any =
        from hold in Gen.Int[1, 12].SelectMany(n => Gen.Shuffle(ContractMonth.Letters.ToCharArray(), n, n))
        from more in Gen.Int[1, 12].SelectMany(n => Gen.Shuffle(ContractMonth.Letters.ToCharArray(), n, n))
        from roll in Gen.Int[-1000, 0]
        from carry in Gen.Bool
        from expiry in Gen.Int[-40, 40]
        select new RollParameters(
            RollCycle.Parse(string.Concat(hold)).Letters, roll, carry ? 1 : -1, RollCycle.Parse(string.Concat(hold.Union(more))).Letters, expiry);

    private static readonly Gen<int> Contract = Gen.Select(Gen.Int[1980, 2050], Gen.Int[1, 12], (y, m) => ContractMonth.Of(y, m));

    [Fact]
    public void Arithmetic_IsThatOfTheReference()
    {
        var golden = GoldenCsv.Golden("d_units", "rolls", "contract_arithmetic.csv");
        IReadOnlyList<string> hold = golden.Text("hold_cycle"), priced = golden.Text("priced_cycle"), roll = golden.Text("desired_roll_date"), expiry = golden.Text("expiry");
        double[] contract = golden.Numbers("contract"), offset = golden.Numbers("roll_offset_day"), carryOffset = golden.Numbers("carry_offset"), expiryOffset = golden.Numbers("approx_expiry_offset");
        double[] nextPriced = golden.Numbers("next_priced"), previousPriced = golden.Numbers("previous_priced"), nextHeld = golden.Numbers("next_held"), previousHeld = golden.Numbers("previous_held");
        double[] carry = golden.Numbers("carry"), rolls = golden.Numbers("rolls_per_year");
        for (var i = 0; i < golden.RowCount; i++)
        {
            var parameters = new RollParameters(hold[i], (int)offset[i], (int)carryOffset[i], priced[i], (int)expiryOffset[i]);
            var c = (int)contract[i];
            Assert.Equal(nextPriced[i], parameters.NextPriced(c));
            Assert.Equal(previousPriced[i], parameters.PreviousPriced(c));
            Assert.Equal(nextHeld[i], parameters.NextHeld(c));
            Assert.Equal(previousHeld[i], parameters.PreviousHeld(c));
            Assert.Equal(carry[i], parameters.Carry(c));
            Assert.Equal(rolls[i], parameters.RollsPerYear);
            Assert.Equal(expiry[i], parameters.Expiry(c).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            Assert.Equal(roll[i], parameters.DesiredRoll(c).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }

        Assert.True(golden.RowCount > 200);
    }

    [Fact]
    public void NextAndPrevious_AreInverse() => Gen.Select(Any, Contract).Sample((parameters, contract) =>
    {
        var held = parameters.NextHeld(contract);
        Assert.Equal(held, parameters.NextHeld(parameters.PreviousHeld(held)));
        Assert.Equal(held, parameters.PreviousHeld(parameters.NextHeld(held)));
        Assert.True(parameters.PreviousHeld(contract) < contract && contract < held);
        Assert.Equal(parameters.CarryOffset > 0, parameters.Carry(contract) > contract);
        var chain = parameters.PricedCycle.Between(contract, contract + 20000).ToArray();
        Assert.Equal(chain.Order(), chain);
        Assert.All(chain, c => Assert.True(parameters.PricedCycle.Contains(c)));
    }, iter: 300);

    [Fact]
    public void HeldOn_IsTheFirstWhoseRollIsStillToCome() => Gen.Select(Any, Gen.Int[720_000, 740_000]).Sample((parameters, number) =>
    {
        var day = DateOnly.FromDayNumber(number);
        var held = parameters.HeldOn(day);
        Assert.True(parameters.DesiredRoll(held) > day);
        Assert.True(parameters.DesiredRoll(parameters.PreviousHeld(held)) <= day);
    }, iter: 300);

    [Theory]
    [InlineData(20240300, 20240500, 20231200, 20241200, 20231200)]
    [InlineData(20241200, 20250300, 20240900, 20251200, 20231200)]
    [InlineData(20240100, 20240300, 20231200, 20241200, 20231200)]
    public void Corn_ByHand(int contract, int nextPriced, int previousPriced, int nextHeld, int previousHeld)
    {
        Assert.Equal(nextPriced, Corn.NextPriced(contract));
        Assert.Equal(previousPriced, Corn.PreviousPriced(contract));
        Assert.Equal(nextHeld, Corn.NextHeld(contract));
        Assert.Equal(previousHeld, Corn.PreviousHeld(contract));
        Assert.Equal(previousPriced, Corn.Carry(contract));
    }

    [Fact]
    public void Corn_DatesByHand()
    {
        Assert.Equal(new DateOnly(2024, 12, 15), Corn.Expiry(20241200));
        Assert.Equal(new DateOnly(2024, 10, 16), Corn.DesiredRoll(20241200));
        Assert.Equal(20241200, Corn.HeldOn(new DateOnly(2024, 10, 15)));
        Assert.Equal(20251200, Corn.HeldOn(new DateOnly(2024, 10, 16)));
        Assert.Equal([20240700, 20240900, 20241200, 20250300], Corn.PricedExpiring(new DateOnly(2024, 7, 15), new DateOnly(2025, 3, 31)));
        Assert.Equal([20240900, 20241200, 20250300], Corn.Sampled(20241200, new DateOnly(2024, 7, 16)));
    }

    [Fact]
    public void Contract_WithADay_KeepsItWhenStepped() => Assert.Equal(20250319, new RollParameters("HMUZ", -5, 1, "HMUZ", 0).NextHeld(20241219));

    [Theory]
    [InlineData("ZH", "HZ")]
    [InlineData("FGHJKMNQUVXZ", "FGHJKMNQUVXZ")]
    public void Cycle_OfLetters_IsSorted(string letters, string sorted) => Assert.Equal(sorted, RollCycle.Parse(letters).Letters);

    [Theory]
    [InlineData("")]
    [InlineData("HH")]
    [InlineData("HA")]
    [InlineData("hm")]
    public void Cycle_OfOtherText_IsRefused(string letters) => Assert.Equal("InvalidRollCycle", Assert.Throws<Errors.SysTradeException>(() => RollCycle.Parse(letters)).ErrorId);

    [Theory]
    [InlineData("Z", -60, -1, "HKNU", 14, "not in the priced cycle")]
    [InlineData("Z", -60, 0, "Z", 14, "carry offset is 0")]
    [InlineData("Z", 5, 1, "Z", 14, "after expiry")]
    [InlineData("Z", -5, 1, "Z", 400, "expiry offset")]
    [InlineData("?", -5, 1, "Z", 4, "hold cycle")]
    public void Problems_NameWhatIsWrong(string hold, int offset, int carry, string priced, int expiry, string expected) =>
        Assert.Contains(new RollParameters(hold, offset, carry, priced, expiry).Problems(), p => p.Contains(expected, StringComparison.Ordinal));
}
