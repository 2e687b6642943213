using System.Text;

namespace SysTrade.Systems.Configuration;

/// <content>Writing a configuration.</content>
public sealed partial class SystemConfig
{
    /// <summary>The configuration as YAML text; reading it gives an equal configuration.</summary>
    public string ToYaml() => YamlWriter.Write(Root);

    /// <summary>Writes the configuration to a file. The file is replaced in one step: it is never seen half written.</summary>
    /// <param name="path">File to write; its folder must exist.</param>
    /// <exception cref="ConfigException">The file cannot be written.</exception>
    public void Save(string path)
    {
        var full = Path.GetFullPath(path);
        var temporary = $"{full}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                stream.Write(new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(ToYaml()));
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, full, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (File.Exists(temporary)) File.Delete(temporary);
            throw new ConfigException(
                "ConfigNotWritable", path, 0, null, $"the configuration cannot be written: {e.Message}", "Check that the folder exists and may be written.",
                innerException: e);
        }
    }

    /// <summary>Problems of this configuration: unknown keys, values of the wrong type, keys that nothing reads, keys given twice.</summary>
    /// <param name="schema">The known keys; <see cref="ConfigSchema.Default"/> for a system and its production.</param>
    public IReadOnlyList<ConfigProblem> Validate(ConfigSchema schema) => [.. Notices, .. schema.Check(Root)];
}
