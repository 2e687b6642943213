using System.Globalization;
using Microsoft.Extensions.Logging;
using Serilog;
using Serilog.Extensions.Logging;
using SysTrade.Domain.Errors;

namespace SysTrade.Storage;

/// <summary>The log of a blob in a file: one line for each event, a file for each day, several processes at once.</summary>
/// <remarks>
/// <c>trade.log</c> becomes <c>trade20260131.log</c>. A line is: time with its offset, level, who, process, message. No file is ever deleted. Events after the
/// log is disposed are dropped.
/// </remarks>
public sealed class DataLog : IDisposable
{
    private const string Template = "{Timestamp:yyyy-MM-dd HH:mm:ss.fff zzz} {Level:u3} {Who} {Process} {Message:lj}{NewLine}{Exception}";

    private readonly SerilogLoggerFactory _factory;

    private DataLog(Serilog.Core.Logger log)
    {
        _factory = new SerilogLoggerFactory(log, dispose: true);
        Logger = _factory.CreateLogger("SysTrade");
    }

    /// <summary>What is written to.</summary>
    public Microsoft.Extensions.Logging.ILogger Logger { get; }

    /// <summary>Opens a log.</summary>
    /// <param name="path">File; the day is put before its ending.</param>
    /// <param name="who">Who acts.</param>
    /// <exception cref="SysTradeException"><c>LogNotWritable</c>.</exception>
    public static DataLog Open(string path, string? who = null)
    {
        try
        {
            // Serilog itself would go on without a word where it cannot write.
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            var probe = $"{path}.{Guid.NewGuid():N}";
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SysTradeException(
                "LogNotWritable", SysErrorKind.InvalidOperation, $"The log {path} cannot be written: {error.Message}",
                "Name a file in a folder that you can write to.", path, error);
        }

        return new DataLog(new LoggerConfiguration()
            .Enrich.WithProperty("Who", who ?? Environment.UserName)
            .Enrich.WithProperty("Process", Environment.ProcessId)
            .WriteTo.File(
                path, outputTemplate: Template, formatProvider: CultureInfo.InvariantCulture, rollingInterval: RollingInterval.Day,
                retainedFileCountLimit: null, shared: true)
            .CreateLogger());
    }

    /// <summary>Writes what is left and closes the file.</summary>
    public void Dispose() => _factory.Dispose();
}
