
namespace SysTrade.Hosting.Tests;

internal static class Screens
{
    public static Terminal Plain { get; } = new(TextReader.Null, TextWriter.Null, TextWriter.Null, false, false, false, false, () => 80);
}
