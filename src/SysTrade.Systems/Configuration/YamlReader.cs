using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SysTrade.Systems.Configuration;

/// <summary>Builds configuration nodes straight from YAML parser events, keeping the line of every value.</summary>
/// <remarks>
/// Anchors, aliases and merge keys (<c>&lt;&lt;</c>) work. A tag that asks for an object of some type is refused: text in a
/// file never makes this program load a type.
/// </remarks>
internal sealed class YamlReader
{
    private const int MaximumDepth = 100;
    private const int MaximumNodes = 2_000_000;
    private const string StandardTag = "tag:yaml.org,2002:";

    private readonly string _text;
    private readonly string _source;
    private readonly Parser _parser;
    private readonly Dictionary<string, (ConfigNode Node, int Size)> _anchors = new(StringComparer.Ordinal);
    private readonly List<ConfigProblem> _notices = [];
    private int _size;

    private YamlReader(string text, string source)
    {
        _text = text;
        _source = source;
        _parser = new Parser(new StringReader(text));
    }

    /// <summary>Reads one document whose top level is a mapping; an empty document is an empty mapping.</summary>
    /// <param name="text">The YAML text.</param>
    /// <param name="source">File name for messages.</param>
    /// <exception cref="ConfigException">The text is not YAML, holds a refused tag, or its top level is not a mapping.</exception>
    public static (ConfigMapping Root, IReadOnlyList<ConfigProblem> Notices) Read(string text, string source)
    {
        try
        {
            var reader = new YamlReader(text, source);
            return (reader.Document(), reader._notices);
        }
        catch (YamlException e)
        {
            throw YamlSyntax.Error(text, source, e.Start, e);
        }
    }

    private ConfigMapping Document()
    {
        Next();
        Next();
        if (_parser.Current is StreamEnd or null) return new ConfigMapping([], _source);
        Next();
        var first = _parser.Current!;
        var node = Node("", (int)first.Start.Line, 0);
        Next();
        if (_parser.Current is DocumentStart second)
        {
            throw new ConfigException(
                "ConfigSyntax", _source, (int)second.Start.Line, null, "a second document starts here; a configuration is one document.",
                "Put the second document in a file of its own, or remove the '---'.", (int)second.Start.Column);
        }

        return node switch
        {
            ConfigMapping mapping => mapping,
            { IsNull: true } => new ConfigMapping([], _source),
            _ => throw new ConfigException(
                "ConfigWrongType", _source, node.Line, null, $"the top level is {node.Describe()}; a mapping of keys to values was expected.",
                "Write 'key: value' lines."),
        };
    }

    private void Next()
    {
        try
        {
            _parser.MoveNext();
        }
        catch (InvalidOperationException e)
        {
            // The scanner has no error of its own for some lists and mappings that are not closed.
            throw YamlSyntax.Error(_text, _source, _parser.Current?.End ?? Mark.Empty, e);
        }
    }

    /// <summary>Reads the node at the current event and leaves the parser on the event after it.</summary>
    private ConfigNode Node(string path, int line, int depth)
    {
        if (depth > MaximumDepth) throw TooMuch(path, line, $"values are nested more than {MaximumDepth} deep");
        if (++_size > MaximumNodes) throw TooMuch(path, line, $"aliases and values expand to more than {MaximumNodes} nodes");
        var before = _size;
        var current = _parser.Current!;
        var node = current switch
        {
            Scalar scalar => Scalar(scalar, path, line),
            SequenceStart start => Sequence(start, path, line, depth),
            MappingStart start => Mapping(start, path, line, depth),
            AnchorAlias alias => Alias(alias, path, line),
            _ => throw new ConfigException("ConfigSyntax", _source, line, path, $"found '{current}' where a value was expected."),
        };
        if (current is NodeEvent { Anchor.IsEmpty: false } named) _anchors[named.Anchor.Value] = (node, 1 + _size - before);
        return node;
    }

    private ConfigScalar Scalar(Scalar scalar, string path, int line)
    {
        Next();
        object? value = scalar.Tag.IsEmpty && scalar.Style == ScalarStyle.Plain ? YamlScalars.Resolve(scalar.Value)
            : scalar.Tag.IsEmpty || scalar.Tag.IsNonSpecific ? scalar.Value
            : Tagged(scalar, path, line);
        return new ConfigScalar(value, scalar.Value, _source, line);
    }

    private object? Tagged(Scalar scalar, string path, int line)
    {
        var tag = scalar.Tag.Value;
        var value = tag switch
        {
            StandardTag + "str" or StandardTag + "timestamp" => scalar.Value,
            StandardTag + "null" => null,
            StandardTag + "int" or StandardTag + "bool" => YamlScalars.Resolve(scalar.Value),
            StandardTag + "float" => YamlScalars.Resolve(scalar.Value) is long whole ? (double)whole : YamlScalars.Resolve(scalar.Value),
            _ => throw Refused(tag, path, line),
        };
        var fits = tag switch
        {
            StandardTag + "int" => value is long,
            StandardTag + "bool" => value is bool,
            StandardTag + "float" => value is double,
            _ => true,
        };
        return fits ? value : throw new ConfigException(
            "ConfigWrongType", _source, line, path, $"'{scalar.Value}' is tagged !!{tag[StandardTag.Length..]}, which it is not.",
            "Remove the tag or correct the value.");
    }

    private ConfigSequence Sequence(SequenceStart start, string path, int line, int depth)
    {
        if (!start.Tag.IsEmpty && !start.Tag.IsNonSpecific && start.Tag.Value != StandardTag + "seq") throw Refused(start.Tag.Value, path, line);
        Next();
        var items = new List<ConfigNode>();
        while (_parser.Current is not SequenceEnd)
        {
            items.Add(Node(path, (int)_parser.Current!.Start.Line, depth + 1));
        }

        Next();
        return new ConfigSequence(items, _source, line);
    }

    private ConfigMapping Mapping(MappingStart start, string path, int line, int depth)
    {
        if (!start.Tag.IsEmpty && !start.Tag.IsNonSpecific && start.Tag.Value != StandardTag + "map") throw Refused(start.Tag.Value, path, line);
        Next();
        var entries = new OrderedDictionary<string, ConfigNode>(StringComparer.Ordinal);
        List<ConfigNode>? merged = null;
        while (_parser.Current is not MappingEnd)
        {
            var keyEvent = _parser.Current!;
            var keyLine = (int)keyEvent.Start.Line;
            if (keyEvent is not Scalar key)
            {
                throw new ConfigException(
                    "ConfigSyntax", _source, keyLine, path.Length == 0 ? null : path, "a key must be plain text, not a list, a mapping or an alias.",
                    "Write the key as text; quote text that begins with '[', '{' or '*'.", (int)keyEvent.Start.Column);
            }

            Next();
            var keyPath = ConfigPath.Append(path, key.Value);
            var value = Node(keyPath, keyLine, depth + 1);
            if (key is { Value: "<<", Style: ScalarStyle.Plain })
            {
                (merged ??= []).Add(value);
                continue;
            }

            if (entries.TryGetValue(key.Value, out var earlier)) _notices.Add(ConfigProblem.DuplicateKey(keyPath, value, earlier));
            entries[key.Value] = value;
        }

        Next();
        if (merged is not null) AddMerged(entries, merged, path, line);
        return new ConfigMapping(entries, _source, line);
    }

    private void AddMerged(OrderedDictionary<string, ConfigNode> entries, List<ConfigNode> merged, string path, int line)
    {
        foreach (var source in merged.SelectMany(m => m is ConfigSequence list ? list.Items : [m]))
        {
            if (source is not ConfigMapping mapping)
            {
                throw new ConfigException(
                    "ConfigWrongType", _source, line, path.Length == 0 ? null : path, $"'<<' merges {source.Describe()}; a mapping was expected.",
                    "Let '<<' refer to an anchor on a mapping.");
            }

            foreach (var (key, value) in mapping.Entries) entries.TryAdd(key, value);
        }
    }

    private ConfigNode Alias(AnchorAlias alias, string path, int line)
    {
        if (!_anchors.TryGetValue(alias.Value.Value, out var anchored))
        {
            throw new ConfigException(
                "ConfigSyntax", _source, line, path, $"the alias '*{alias.Value.Value}' refers to an anchor that is not defined above it.",
                "Define the anchor with '&' before using it; quote text that begins with '*'.", (int)alias.Start.Column);
        }

        Next();
        if ((_size += anchored.Size - 1) > MaximumNodes) throw TooMuch(path, line, $"aliases and values expand to more than {MaximumNodes} nodes");
        return anchored.Node with { Line = line };
    }

    private ConfigException Refused(string tag, string path, int line) => new(
        "ConfigTagRefused", _source, line, path, $"the tag '{tag}' asks for an object; only plain values, lists and mappings are read.",
        "Remove the tag. Rules and estimators are named by their text, for example systems.provided.rules.ewmac.ewmac.");

    private ConfigException TooMuch(string path, int line, string what) => new(
        "ConfigSyntax", _source, line, path, $"{what}; this cannot be a configuration.", "Remove the repeated aliases or the nesting.");
}
