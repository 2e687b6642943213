using System.Globalization;
using SysTrade.Domain;
using SysTrade.Domain.Errors;

namespace SysTrade.Brokers.Contracts;

/// <summary>One delivery of one instrument, in this system's own names: a broker adapter turns it into the broker's symbol and back.</summary>
public readonly record struct FuturesContract
{
    /// <summary>Names a contract.</summary>
    /// <param name="instrument">Instrument code.</param>
    /// <param name="date">YYYYMMDD; DD is 00 where only the delivery month is known.</param>
    /// <exception cref="SysTradeException"><c>InvalidInstrumentCode</c>, <c>InvalidContractDate</c>.</exception>
    public FuturesContract(string instrument, int date)
    {
        Instrument = InstrumentCode.Require(instrument);
        if (!ContractMonth.TryParse(date.ToString(CultureInfo.InvariantCulture), out var valid)) throw InvalidDate(date.ToString(CultureInfo.InvariantCulture));
        Date = valid;
    }

    /// <summary>Instrument code.</summary>
    public string Instrument { get; }

    /// <summary>Delivery as YYYYMMDD, DD 00 where only the month is known.</summary>
    public int Date { get; }

    /// <summary>Reads <c>CODE/YYYYMM</c> or <c>CODE/YYYYMMDD</c>, the form <see cref="ToString"/> writes.</summary>
    /// <exception cref="SysTradeException"><c>InvalidInstrumentCode</c>, <c>InvalidContractDate</c>.</exception>
    public static FuturesContract Parse(string text)
    {
        var slash = text.LastIndexOf('/');
        if (slash < 0 || !ContractMonth.TryParse(text.AsSpan(slash + 1), out var date)) throw InvalidDate(text);
        return new FuturesContract(text[..slash], date);
    }

    /// <summary><c>CODE/YYYYMMDD</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Instrument}/{Date}");

    private static SysTradeException InvalidDate(string found) => new(
        "InvalidContractDate", SysErrorKind.InvalidArgument, $"'{found}' does not name a contract; expected a date YYYYMM or YYYYMMDD with a month from 01 to 12.",
        "Write the contract as CODE/YYYYMM, for example CORN/202612.", found);
}
