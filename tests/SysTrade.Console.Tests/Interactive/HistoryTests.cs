using CsCheck;
using SysTrade.ConsoleHost.Interactive;

namespace SysTrade.Console.Tests.Interactive;

public sealed class HistoryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("systrade-history").FullName;

    private string File => Path.Combine(_folder, "sub", "history");

    [Fact]
    public void Entries_ComeBackInTheNextSession() => Gen.String[1, 40].Array[0, 20].Sample(
        lines =>
        {
            var history = new History(File);
            foreach (var line in lines) history.Add(line.Replace("\r", "", StringComparison.Ordinal));
            var kept = history.Entries.Where(e => !History.LooksSecret(e)).ToArray();
            Assert.Equal(kept, System.IO.File.Exists(File) ? new History(File).Entries : []);
            if (System.IO.File.Exists(File)) System.IO.File.Delete(File);
        },
        iter: 200, threads: 1);

    [Theory]
    [InlineData("$password = 'x'")]
    [InlineData("Connect-It -ApiKey abc")]
    [InlineData("ConvertTo-SecureString x -AsPlainText")]
    [InlineData("$u = 'mongodb://me:pw@host/db'")]
    public void Secret_IsRememberedButNotWritten(string line)
    {
        var history = new History(File);
        history.Add(line);
        Assert.Equal([line], history.Entries);
        Assert.False(System.IO.File.Exists(File));
    }

    [Fact]
    public void File_IsForItsOwnerOnly()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("Windows has no Unix file modes.");
        else
        {
            new History(File).Add("x");
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));
        }
    }

    [Fact]
    public void Repetition_IsKeptOnce()
    {
        var history = new History(null);
        history.Add("a");
        history.Add("a");
        history.Add(" ");
        Assert.Equal(["a"], history.Entries);
    }

    [Fact]
    public void OverfullFile_IsCutToTheNewest()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        System.IO.File.WriteAllLines(File, Enumerable.Range(0, History.Capacity + 5).Select(i => $"line {i}"));
        Assert.Equal("line 5", new History(File).Entries[0]);
        Assert.Equal(History.Capacity, System.IO.File.ReadLines(File).Count());
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
