using System.Globalization;
using System.Text.Json.Serialization;
using SysTrade.Domain.Errors;

namespace SysTrade.Domain.Orders;

/// <summary>A contract of an instrument by its delivery date: YYYYMMDD, the day 00 when only the month is known. Written <c>instrument/YYYYMMDD</c>.</summary>
[JsonConverter(typeof(FuturesContractConverter))]
public readonly record struct FuturesContract : IComparable<FuturesContract>
{
    /// <summary>Names a contract.</summary>
    /// <param name="instrument">Instrument code.</param>
    /// <param name="date">YYYYMMDD, or YYYYMM00.</param>
    /// <exception cref="SysTradeException"><c>InvalidInstrumentCode</c>, <c>InvalidContract</c>.</exception>
    public FuturesContract(string instrument, int date)
    {
        Instrument = InstrumentCode.Require(instrument);
        if (!IsDate(date)) throw Invalid(date.ToString(CultureInfo.InvariantCulture));
        Date = date;
    }

    /// <summary>Instrument code.</summary>
    public string Instrument { get; }

    /// <summary>YYYYMMDD; YYYYMM00 when only the month is known.</summary>
    public int Date { get; }

    /// <summary>The date as the reference writes it, eight digits.</summary>
    public string DateText => Date.ToString("00000000", CultureInfo.InvariantCulture);

    /// <summary>Delivery month, YYYYMM.</summary>
    public int Month => Date / 100;

    /// <summary>True when the day is known.</summary>
    public bool HasDay => Date % 100 != 0;

    /// <summary>The contract by its month alone, as books keep it.</summary>
    public FuturesContract ByMonth => HasDay ? new FuturesContract(Instrument, Month * 100) : this;

    /// <summary>Reads the date of a contract: YYYYMM or YYYYMMDD.</summary>
    /// <exception cref="SysTradeException"><c>InvalidContract</c>.</exception>
    public static int ParseDate(string text) => ContractMonth.TryParse(text, out var date) && IsDate(date) ? date : throw Invalid(text);

    /// <summary>Reads <c>instrument/YYYYMM</c> or <c>instrument/YYYYMMDD</c>.</summary>
    /// <exception cref="SysTradeException"><c>InvalidContract</c>, <c>InvalidInstrumentCode</c>.</exception>
    public static FuturesContract Parse(string text) => text.Split('/') is [var instrument, var date] ? new(instrument, ParseDate(date)) : throw Invalid(text);

    /// <summary>Earlier when the date is.</summary>
    public static bool operator <(FuturesContract left, FuturesContract right) => left.CompareTo(right) < 0;

    /// <summary>Later when the date is.</summary>
    public static bool operator >(FuturesContract left, FuturesContract right) => left.CompareTo(right) > 0;

    /// <summary>Not later.</summary>
    public static bool operator <=(FuturesContract left, FuturesContract right) => left.CompareTo(right) <= 0;

    /// <summary>Not earlier.</summary>
    public static bool operator >=(FuturesContract left, FuturesContract right) => left.CompareTo(right) >= 0;

    /// <summary>By instrument, then by date.</summary>
    public int CompareTo(FuturesContract other) =>
        string.CompareOrdinal(Instrument, other.Instrument) is var order and not 0 ? order : Date.CompareTo(other.Date);

    /// <inheritdoc/>
    public override string ToString() => $"{Instrument}/{DateText}";

    private static bool IsDate(int date)
    {
        var (year, month, day) = (date / 10000, date / 100 % 100, date % 100);
        return year is >= 1900 and <= 9999 && month is >= 1 and <= 12 && day <= DateTime.DaysInMonth(year, month);
    }

    private static SysTradeException Invalid(string text) => new(
        "InvalidContract", SysErrorKind.InvalidArgument, $"'{text}' is not a contract's date; expected YYYYMM or YYYYMMDD, the day 00 when only the month is known.", target: text);
}
