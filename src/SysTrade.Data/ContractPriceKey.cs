using SysTrade.Domain;
using SysTrade.Domain.Errors;

namespace SysTrade.Data;

/// <summary>How often the rows of a contract's prices come.</summary>
public enum ContractPriceFrequency
{
    /// <summary>Daily closes and hourly rows in one series.</summary>
    Mixed,

    /// <summary>Daily closes only.</summary>
    Day,

    /// <summary>Hourly rows only.</summary>
    Hour,
}

/// <summary>Key of one contract's prices. In text: <c>US10/20230300</c>, or <c>Day@US10/20230300</c> for one frequency only.</summary>
/// <param name="Instrument">Instrument code.</param>
/// <param name="Contract">Contract month, YYYYMMDD.</param>
/// <param name="Frequency">Which rows.</param>
public readonly record struct ContractPriceKey(string Instrument, int Contract, ContractPriceFrequency Frequency = ContractPriceFrequency.Mixed)
{
    /// <summary>Reads a key; false when the text is not one.</summary>
    public static bool TryParse(string text, out ContractPriceKey key)
    {
        key = default;
        var (at, slash) = (text.IndexOf('@'), text.LastIndexOf('/'));
        var frequency = ContractPriceFrequency.Mixed;
        if (at >= 0)
        {
            var name = text.AsSpan(0, at);
            if (name.SequenceEqual("Day")) frequency = ContractPriceFrequency.Day;
            else if (name.SequenceEqual("Hour")) frequency = ContractPriceFrequency.Hour;
            else return false;
        }

        if (slash <= at || !ContractMonth.TryParse(text.AsSpan(slash + 1), out var contract)) return false;
        var instrument = text[(at + 1)..slash];
        if (!InstrumentCode.IsValid(instrument)) return false;
        key = new ContractPriceKey(instrument, contract, frequency);
        return true;
    }

    /// <summary>Reads a key, or raises <c>InvalidContractKey</c>.</summary>
    public static ContractPriceKey Parse(string text) => TryParse(text, out var key)
        ? key
        : throw new SysTradeException(
            "InvalidContractKey",
            SysErrorKind.InvalidArgument,
            $"'{text}' is not the key of a contract. Expected an instrument code, a slash and YYYYMMDD, such as US10/20230300.",
            target: text);

    /// <inheritdoc/>
    public override string ToString() =>
        (Frequency == ContractPriceFrequency.Mixed ? "" : Frequency + "@") + Instrument + "/" + Contract.ToString("00000000");
}
