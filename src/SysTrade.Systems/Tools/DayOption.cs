using System.Globalization;
using SysTrade.Domain.Errors;
using SysTrade.Series;
using SysTrade.Systems.Graph;

namespace SysTrade.Systems.Tools;

/// <summary>The option of outputs that show a single day.</summary>
internal static class DayOption
{
    private const string Format = "yyyy-MM-dd";

    /// <summary>The option.</summary>
    public static readonly OutputOption Option = new("relevant_date", "Day to show, YYYY-MM-DD; the last one when it is not given. A day without a row shows the one before it.");

    /// <summary>The options that ask for a day.</summary>
    public static OutputOptions Of(DateTime day) => OutputOptions.Of(Option.Name, day.ToString(Format, CultureInfo.InvariantCulture));

    /// <summary>The row of the day that is asked for, or of the last row before it.</summary>
    /// <exception cref="SysTradeException"><c>DateNotUnderstood</c>: the option is no date.</exception>
    /// <exception cref="MissingDataException"><c>DateBeforeData</c>: the index begins later, or is empty.</exception>
    public static int RowOf(TimeIndex index, OutputOptions? options)
    {
        var row = options is null ? index.Count - 1 : RowOf(index, Parse(options.Reader(Option.Name).Text(Option.Name, "")));
        return row >= 0 ? row : throw new MissingDataException(
            "DateBeforeData", index.Count == 0 ? "There is no day with data." : $"There is nothing on or before the day asked for ({options}); the first day is {index.First.ToString(Format, CultureInfo.InvariantCulture)}.",
            "Ask for a later day.", options?.Text);
    }

    /// <summary>The row of a day, or of the last row before it; -1 when there is none.</summary>
    public static int RowOf(TimeIndex index, DateTime day) => index.FindAtOrBefore(day.Date.AddDays(1).Ticks - 1);

    private static DateTime Parse(string text) =>
        DateTime.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw new SysTradeException(
            "DateNotUnderstood", SysErrorKind.InvalidArgument, $"{Option.Name} is '{text}', which is no date.", "Write it as YYYY-MM-DD, for example 2023-08-31.", text);
}
