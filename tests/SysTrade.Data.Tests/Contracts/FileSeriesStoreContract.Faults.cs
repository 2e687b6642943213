using System.Diagnostics;
using SysTrade.Domain.Errors;

namespace SysTrade.Data.Tests.Contracts;

public abstract partial class FileSeriesStoreContract
{
    [Fact]
    public async Task Append_SeveralProcesses_LoseAndDoubleNoRows()
    {
        var writers = Enumerable.Range(0, 3).Select(_ => WriterProcess.StartAppending(Folder)).ToArray();
        try
        {
            foreach (var writer in writers) Assert.Equal(0, await writer.ExitCode());
        }
        finally
        {
            foreach (var writer in writers) writer.Dispose();
        }

        Samples.Equal(Samples.Constant(WriterProcess.Kind, WriterProcess.AppendedRows, 1), Open().Read(WriterProcess.Kind, WriterProcess.Key));
    }

    [Fact]
    public async Task Read_SeveralProcessesWhileOneWrites_AlwaysSeeAWholeSeries()
    {
        Open().Write(WriterProcess.Kind, WriterProcess.Key, WriterProcess.Set(0));
        using var writer = WriterProcess.Start(Folder);
        var readers = Enumerable.Range(0, 2).Select(_ => WriterProcess.StartReading(Folder)).ToArray();
        try
        {
            foreach (var reader in readers) Assert.Equal(0, await reader.ExitCode());
        }
        finally
        {
            foreach (var reader in readers) reader.Dispose();
            writer.Signal("KILL");
            await writer.ExitCode();
        }
    }

    [Fact]
    public async Task Append_KilledAtAnyTime_HasAddedARowOrNot()
    {
        Open().Write(WriterProcess.Kind, WriterProcess.Key, Samples.Constant(WriterProcess.Kind, WriterProcess.LongRows, 1));
        for (var round = 1; round <= 4; round++)
        {
            var before = Open().Read(WriterProcess.Kind, WriterProcess.Key).Count;
            using var writer = WriterProcess.StartAppendingLong(Folder);
            // What is stored already is passed over quickly, so that each round comes to rows of its own.
            var written = new char[before - WriterProcess.LongRows + (round * 3)];
            await writer.Output.ReadBlockAsync(written, TestContext.Current.CancellationToken);
            writer.Signal("KILL");
            await writer.ExitCode();
            var read = Open().Read(WriterProcess.Kind, WriterProcess.Key);
            Assert.True(read.Count >= before + (round * 3));
            Samples.Equal(Samples.Constant(WriterProcess.Kind, read.Count, 1), read);
        }
    }

    [Fact]
    public async Task Write_AfterAWriterWasKilled_LeavesNothingOfItsFile()
    {
        // Killed again and again until it left something behind, as it does at once if it is killed in the middle of a write.
        for (var round = 1; round <= 20; round++)
        {
            using var writer = WriterProcess.Start(Folder);
            var written = new char[1 + (round % 3)];
            await writer.Output.ReadBlockAsync(written, TestContext.Current.CancellationToken);
            writer.Signal("KILL");
            await writer.ExitCode();
            if (Left().Length > 0) break;
        }

        var editors = Path.Combine(Path.GetDirectoryName(FileOf(WriterProcess.Kind, WriterProcess.Key))!, "#US10.csv#");
        File.WriteAllText(editors, "");
        Open().Write(WriterProcess.Kind, WriterProcess.Key, WriterProcess.Set(0));
        Assert.Empty(Left());
        Assert.True(File.Exists(editors));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Write_NoRoomOnTheDisk_KeepsTheOldSeriesAndLeavesNothing(bool append)
    {
        using var disk = SmallDisk.TryMount(Folder);
        Assert.SkipWhen(disk is null, "Only root on Linux can mount the small disk that this test fills.");
        var store = OpenAt(Folder);
        var old = Samples.Constant(SeriesKind.ContractPrices, 500, 1);
        store.Write(SeriesKind.ContractPrices, "US10/20230300", old);
        File.WriteAllBytes(Path.Combine(Folder, "ballast"), new byte[disk.Free - 8192]);
        var more = Samples.Constant(SeriesKind.ContractPrices, 60_000, 2, new DateTime(2021, 1, 1));
        var error = Assert.Throws<SysTradeException>(() =>
        {
            if (append) store.Append(SeriesKind.ContractPrices, "US10/20230300", more);
            else store.Write(SeriesKind.ContractPrices, "US10/20230300", more);
        });
        Assert.Equal("StoreFull", error.ErrorId);
        Samples.Equal(old, OpenAt(Folder).Read(SeriesKind.ContractPrices, "US10/20230300"));
        Assert.Empty(Directory.GetFiles(Folder, "#*.*#", SearchOption.AllDirectories));
        File.Delete(Path.Combine(Folder, "ballast"));
        Assert.Equal(1, store.Append(SeriesKind.ContractPrices, "US10/20230300", Samples.Constant(SeriesKind.ContractPrices, 1, 2, new DateTime(2021, 1, 1))).Added);
    }

    [Fact]
    public void FolderLock_HeldByAnother_IsBusyAfterItsLimit()
    {
        using (FolderLock.Take(Folder)) Assert.Equal("StoreBusy", Assert.Throws<SysTradeException>(() => FolderLock.Take(Folder, TimeSpan.FromMilliseconds(20))).ErrorId);
        using var free = FolderLock.Take(Folder);
        Assert.False(free.WasInterrupted);
    }

    private string[] Left() => Directory.GetFiles(Path.GetDirectoryName(FileOf(WriterProcess.Kind, WriterProcess.Key))!, "#US10.*.*#");

    /// <summary>A disk of half a megabyte, mounted over a folder.</summary>
    private sealed class SmallDisk : IDisposable
    {
        private readonly string _folder;

        private SmallDisk(string folder) => _folder = folder;

        public long Free => new DriveInfo(_folder).AvailableFreeSpace;

        public static SmallDisk? TryMount(string folder) =>
            OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && Run("mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", folder) ? new SmallDisk(folder) : null;

        public void Dispose() => Run("umount", _folder);

        private static bool Run(string program, params string[] arguments)
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
    }
}
