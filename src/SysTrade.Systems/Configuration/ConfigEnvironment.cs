namespace SysTrade.Systems.Configuration;

/// <summary>Where configurations are looked for besides the path itself.</summary>
/// <param name="PrivateFolder">Folder of <c>private_config.yaml</c>; null when there is none.</param>
/// <param name="Folders">Folders below which package paths such as <c>private.my_system.config.yaml</c> and plain names are tried.</param>
public sealed record ConfigEnvironment(string? PrivateFolder, IReadOnlyList<string> Folders)
{
    /// <summary>Name of the file in the private folder.</summary>
    public const string PrivateFileName = "private_config.yaml";

    /// <summary>Looks nowhere else: no private configuration, no folders.</summary>
    public static ConfigEnvironment None { get; } = new(null, []);

    /// <summary>
    /// The environment the variables describe: the private folder from <c>SYSTRADE_PRIVATE_CONFIG_DIR</c>, else from
    /// <c>PYSYS_PRIVATE_CONFIG_DIR</c>; package paths below the private folder, <c>SYSTRADE_CONFIG_DIR</c>, and <c>PYSYS_CODE</c>, where
    /// pysystemtrade itself lies.
    /// </summary>
    public static ConfigEnvironment Current => FromVariables(Environment.GetEnvironmentVariable);

    /// <summary>The environment some variables describe; see <see cref="Current"/>.</summary>
    /// <param name="variable">Gives the value of a variable, or null.</param>
    public static ConfigEnvironment FromVariables(Func<string, string?> variable)
    {
        var privateFolder = Folder("SYSTRADE_PRIVATE_CONFIG_DIR") ?? Folder("PYSYS_PRIVATE_CONFIG_DIR");
        string?[] folders = [privateFolder, Folder("SYSTRADE_CONFIG_DIR"), Folder("PYSYS_CODE")];
        return new ConfigEnvironment(privateFolder, folders.OfType<string>().Distinct(StringComparer.Ordinal).ToArray());

        string? Folder(string name) => variable(name) is { Length: > 0 } value ? value : null;
    }

    /// <summary>The private configuration of an environment; empty when there is no such file.</summary>
    /// <param name="environment">Where it is.</param>
    /// <exception cref="ConfigException">It exists and cannot be read.</exception>
    public static SystemConfig PrivateConfig(ConfigEnvironment environment)
    {
        if (environment.PrivateFolder is not { } folder) return SystemConfig.Empty;
        var file = Path.Combine(folder, PrivateFileName);
        return File.Exists(file) ? SystemConfig.Load(file, environment) : SystemConfig.Empty;
    }
}
