using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SysTrade.Systems.Configuration;

/// <summary>Writes configuration nodes as YAML that this program and PyYAML read back to the same values.</summary>
internal static class YamlWriter
{
    /// <summary>The YAML text of a mapping, ending in a line feed.</summary>
    public static string Write(ConfigMapping root)
    {
        var text = new StringBuilder();
        using var writer = new StringWriter(text) { NewLine = "\n" };
        var emitter = new Emitter(writer);
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(null, null, isImplicit: true));
        Write(emitter, root);
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        return text.ToString();
    }

    private static void Write(Emitter emitter, ConfigNode node)
    {
        switch (node)
        {
            case ConfigMapping mapping:
                emitter.Emit(new MappingStart(AnchorName.Empty, TagName.Empty, true, mapping.Count == 0 ? MappingStyle.Flow : MappingStyle.Block));
                foreach (var (key, value) in mapping.Entries)
                {
                    Write(emitter, key);
                    Write(emitter, value);
                }

                emitter.Emit(new MappingEnd());
                break;
            case ConfigSequence list:
                emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, true, list.Items.Count == 0 ? SequenceStyle.Flow : SequenceStyle.Block));
                foreach (var item in list.Items) Write(emitter, item);
                emitter.Emit(new SequenceEnd());
                break;
            case ConfigScalar { Value: string text }:
                Write(emitter, text);
                break;
            case ConfigScalar scalar:
                emitter.Emit(new Scalar(AnchorName.Empty, TagName.Empty, Written(scalar), ScalarStyle.Plain, true, false));
                break;
        }
    }

    private static void Write(Emitter emitter, string text)
    {
        var style = text.Any(c => char.IsControl(c) || c is '\u2028' or '\u2029' or '\u0085' or '\uFEFF') ? ScalarStyle.DoubleQuoted
            : YamlScalars.NeedsQuotes(text) || text[0] == ' ' || text[^1] == ' ' || HasSpacedIndicator(text) ? ScalarStyle.SingleQuoted
            : ScalarStyle.Any;
        emitter.Emit(new Scalar(AnchorName.Empty, TagName.Empty, text, style, style == ScalarStyle.Any, true));
    }

    /// <summary>A sign after a space is plain text by the standard, and the start of an alias, anchor or tag to some readers, ours among them.</summary>
    private static bool HasSpacedIndicator(string text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i - 1] is ' ' or '\t' && text[i] is ('*' or '&' or '!' or '|' or '>' or '%' or '@' or '`' or '#')) return true;
        }

        return false;
    }

    // The written form is kept where it still means the value, so that 1.0e-10 or 0x10 come back as the user wrote them.
    private static string Written(ConfigScalar scalar) =>
        scalar.Raw.Length > 0 && Equals(YamlScalars.Resolve(scalar.Raw), scalar.Value) ? scalar.Raw : new ConfigScalar(scalar.Value).Raw;
}
