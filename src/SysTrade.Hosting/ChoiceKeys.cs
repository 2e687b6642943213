using System.Collections.ObjectModel;
using System.Management.Automation.Host;
using System.Text;

namespace SysTrade.Hosting;

/// <summary>The letters that answer a question: the one after <c>&amp;</c> in a label, else its first.</summary>
internal static class ChoiceKeys
{
    public static string[] Of(Collection<ChoiceDescription> choices) => [.. choices.Select(c => Key(c.Label))];

    public static string Line(Collection<ChoiceDescription> choices, string[] keys, int[] preset)
    {
        var line = new StringBuilder();
        for (var i = 0; i < choices.Count; i++) line.Append($"[{keys[i]}] {Name(choices[i])}  ");
        line.Append("[?] Help");
        if (preset.Length > 0) line.Append($" (default is \"{string.Join(",", preset.Select(p => keys[p]))}\")");
        return line.Append(": ").ToString();
    }

    public static string Help(Collection<ChoiceDescription> choices, string[] keys)
    {
        var text = new StringBuilder();
        for (var i = 0; i < choices.Count; i++) text.Append($"{keys[i]} - {choices[i].HelpMessage}\n");
        return text.ToString();
    }

    public static int? Find(Collection<ChoiceDescription> choices, string[] keys, string answer)
    {
        for (var i = 0; i < choices.Count; i++)
        {
            if (answer.Equals(keys[i], StringComparison.OrdinalIgnoreCase) || answer.Equals(Name(choices[i]), StringComparison.OrdinalIgnoreCase)) return i;
        }

        return null;
    }

    private static string Key(string label)
    {
        var mark = label.IndexOf('&', StringComparison.Ordinal);
        return label.Substring(mark >= 0 && mark + 1 < label.Length ? mark + 1 : 0, Math.Min(1, label.Length)).ToUpperInvariant();
    }

    private static string Name(ChoiceDescription choice) => choice.Label.Replace("&", "", StringComparison.Ordinal);
}
