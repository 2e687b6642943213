using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text;
using SysTrade.Domain.Display;

namespace SysTrade.Kernel.Display;

/// <summary>What an object looks like in a notebook.</summary>
internal static class Formatters
{
    private const string AttributeName = nameof(TypeFormatterSourceAttribute);
    private const int MostRows = 100;
    private const int MostItems = 20;
    private const int MostColumns = 20;

    private static readonly ConcurrentDictionary<Type, IReadOnlyList<Convention>> Conventions = new();

    private sealed record Convention(string MimeType, object Formatter, MethodInfo Format);

    /// <summary>The forms of any object.</summary>
    public static MimeBundle Of(object value) => value switch
    {
        MimeBundle bundle => bundle,
        HtmlText html => MimeBundle.OfHtml(html.Html, html.ToString()),
        string text => MimeBundle.OfText(text),
        _ => FindConvention(value) ?? General(value),
    };

    /// <summary>An object in one form.</summary>
    public static MimeBundle As(object value, string mimeType)
    {
        if (value is string text) return new MimeBundle([new(mimeType, text), .. mimeType == MimeBundle.Text ? Array.Empty<KeyValuePair<string, string>>() : [new(MimeBundle.Text, text)]]);
        var forms = Of(value).Forms;
        return forms.FirstOrDefault(f => f.Key == mimeType) is { Key: not null } form ? new MimeBundle([form]) : new MimeBundle(forms);
    }

    /// <summary>Whether the type of an object says by the convention what makes its views.</summary>
    public static bool HasConvention(object value) => Find(value.GetType()).Count > 0;

    /// <summary>The forms that the convention gives, or null.</summary>
    public static MimeBundle? FindConvention(object value)
    {
        var found = Find(value.GetType());
        if (found.Count == 0) return null;
        var forms = new List<KeyValuePair<string, string>>();
        foreach (var convention in found)
        {
            using var writer = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
            if (convention.Format.Invoke(convention.Formatter, [value, writer]) is true) forms.Add(new(convention.MimeType, writer.ToString()));
        }

        if (forms.Count == 0) return null;
        if (!forms.Exists(f => f.Key == MimeBundle.Text)) forms.Add(new(MimeBundle.Text, value.ToString() ?? ""));
        return new MimeBundle(forms);
    }

    private static IReadOnlyList<Convention> Find(Type type) => Conventions.GetOrAdd(type, static t =>
    {
        for (var at = t; at is not null; at = at.BaseType)
        {
            foreach (var attribute in at.GetCustomAttributes(inherit: false))
            {
                if (attribute.GetType() is not { Name: AttributeName } kind) continue;
                if (kind.GetProperty(nameof(TypeFormatterSourceAttribute.FormatterSourceType))?.GetValue(attribute) is Type source) return Make(source);
            }
        }

        return [];
    });

    private static List<Convention> Make(Type source)
    {
        var maker = Activator.CreateInstance(source, nonPublic: true);
        var made = source.GetMethod("CreateTypeFormatters", BindingFlags.Instance | BindingFlags.Public)?.Invoke(maker, null) as IEnumerable ?? Array.Empty<object>();
        var found = new List<Convention>();
        foreach (var formatter in made)
        {
            var type = formatter.GetType();
            if (type.GetMethod("Format", [typeof(object), typeof(TextWriter)]) is not { } format) continue;
            found.Add(new Convention(type.GetProperty("MimeType")?.GetValue(formatter) as string ?? MimeBundle.Html, formatter, format));
        }

        return found;
    }

    private static MimeBundle General(object value)
    {
        if (IsSimple(value.GetType())) return MimeBundle.OfText(Simple(value));
        if (value is IEnumerable many) return OfMany(many);
        if (value is Exception or Delegate or Task or Type) return MimeBundle.OfText(value.ToString() ?? "");
        var properties = Properties(value.GetType());
        if (properties.Length == 0) return MimeBundle.OfText(value.ToString() ?? "");
        var rows = properties.Select(p => (IReadOnlyList<HtmlCell>)[new HtmlCell(p.Name), Cell(Get(p, value))]).ToArray();
        return MimeBundle.OfHtml(HtmlTables.Write([value.GetType().Name, ""], rows), Text(value, properties));
    }

    private static MimeBundle OfMany(IEnumerable many)
    {
        // One more than is shown, to know whether there are more.
        var items = new List<object?>();
        foreach (var item in many)
        {
            Cells.Interruption.Check();
            items.Add(item);
            if (items.Count > MostRows) break;
        }

        var type = items.Count > 0 && items.TrueForAll(i => i is not null && i.GetType() == items[0]!.GetType()) ? items[0]!.GetType() : null;
        var properties = type is null || IsSimple(type) || HasConvention(items[0]!) ? [] : Properties(type);
        var total = many is ICollection { Count: var count } ? count : items.Count <= MostRows ? items.Count : -1;
        if (properties.Length == 0)
        {
            var shown = items.Take(MostItems).Select(i => i is null ? "null" : IsSimple(i.GetType()) ? Simple(i) : i.ToString());
            var rest = items.Count > MostItems ? total < 0 ? ", ..." : $", ... {total - MostItems} more" : "";
            return MimeBundle.OfText($"[ {string.Join(", ", shown)}{rest} ]");
        }

        IReadOnlyList<object?> first = items.Count > MostRows ? items[..MostRows] : items;
        var rows = first.Select(i => properties.Select(p => Cell(Get(p, i!))).ToArray()).ToArray();
        var note = items.Count > MostRows ? total < 0 ? $"The first {MostRows} rows." : $"The first {MostRows} of {total} rows." : null;
        string[] headings = [.. properties.Select(p => p.Name)];
        return MimeBundle.OfHtml(HtmlTables.Write(headings, rows, note), TextTable.Write(headings, rows, note));
    }

    private static PropertyInfo[] Properties(Type type) =>
        [.. type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(p => p.CanRead && p.GetIndexParameters().Length == 0 && !p.PropertyType.IsByRefLike && p.Name != "EqualityContract").Take(MostColumns)];

    private static object? Get(PropertyInfo property, object instance)
    {
        try
        {
            return property.GetValue(instance);
        }
        catch (TargetInvocationException error)
        {
            // A view of the other properties is worth more than none.
            return $"({error.InnerException?.Message})";
        }
    }

    private static HtmlCell Cell(object? value) => value switch
    {
        null => new HtmlCell(""),
        double number => HtmlCell.Of(number),
        _ when IsSimple(value.GetType()) => new HtmlCell(Simple(value), value is not (string or bool or char or Enum or DateTime) && value.GetType().IsPrimitive),
        IEnumerable many => new HtmlCell(OfMany(many).Forms[^1].Value is { Length: <= 200 } text && !text.Contains('\n', StringComparison.Ordinal) ? text : many.ToString() ?? ""),
        _ => new HtmlCell(value.ToString() ?? ""),
    };

    private static string Text(object value, PropertyInfo[] properties)
    {
        var own = value.ToString() ?? "";
        if (own != value.GetType().ToString()) return own;
        var text = new StringBuilder(value.GetType().Name);
        foreach (var property in properties) text.Append("\n  ").Append(property.Name).Append(": ").Append(Cell(Get(property, value)).Text);
        return text.ToString();
    }

    private static bool IsSimple(Type type) =>
        type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(decimal) || type == typeof(DateTime) || type == typeof(DateOnly) || type == typeof(TimeOnly)
        || type == typeof(TimeSpan) || type == typeof(DateTimeOffset) || type == typeof(Guid) || type == typeof(System.Numerics.BigInteger);

    private static string Simple(object value) => value switch
    {
        DateTime moment => HtmlTables.Moment(moment),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable item => item.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
