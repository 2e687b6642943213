using SysTrade.Data.Documents;
using SysTrade.Domain.Errors;

namespace SysTrade.Data.Tests.Contracts;

public abstract partial class DocumentStoreContract
{
    private string BackupFile => Path.Combine(Folder, "backups", "day.backup");

    [Fact]
    public void Restore_Backup_BringsBackAllOfIt()
    {
        using var store = Open();
        store.Transact(t => (t.Insert("orders", "1", """{ "instrument":"US10", "broker_id":"b" }"""), t.Insert("positions", "US10", """{"n":1}"""), t.Next("orders"), t.Insert("positions", "gone", "{}")));
        store.Transact(t => t.Delete("positions", "gone"));
        store.Backup(BackupFile);
        Assert.Equal([BackupFile], Directory.GetFiles(Path.GetDirectoryName(BackupFile)!));
        store.Transact(t => (t.Delete("orders", "1"), t.Put("positions", "US10", """{"n":2}"""), t.Insert("orders", "2", "{}"), t.Next("orders")));
        var last = store.LastSequence;

        store.Restore(BackupFile);
        using var other = Open();
        foreach (var restored in new[] { store, other })
        {
            Same(new Document("orders", "1", 1, """{"instrument":"US10","broker_id":"b"}"""), restored.Find("orders", "1"));
            Same(new Document("positions", "US10", 1, """{"n":1}"""), restored.Find("positions", "US10"));
            Assert.Equal(["1"], Keys(restored, new("orders")));
            Assert.Equal(["1"], Keys(restored, new("orders") { Field = "broker_id", Value = "b" }));
            Assert.Equal("ChangesLost", Assert.Throws<SysTradeException>(() => restored.ChangesSince(last)).ErrorId);
            Assert.Empty(restored.ChangesSince(restored.LastSequence));
        }

        // Numbers that were given are not given again, and versions of deleted documents go on.
        Assert.Equal(3, store.Transact(t => t.Next("orders")));
        Assert.Equal(2, store.Transact(t => t.Insert("positions", "gone", "{}")).Version);
        Assert.True(store.LastSequence > last);
        Assert.Equal("DuplicateKey", Assert.Throws<SysTradeException>(() => store.Transact(t => t.Insert("orders", "9", """{"broker_id":"b"}"""))).ErrorId);
    }

    [Fact]
    public async Task Backup_WhileOthersWrite_IsOfOneMoment()
    {
        using var store = Open();
        store.Transact(t => (t.Put("positions", "a", """{"n":0}"""), t.Put("positions", "b", """{"n":0}""")));
        var stop = 0;
        var writing = Task.Run(() =>
        {
            using var own = Open();
            for (var i = 1; Volatile.Read(ref stop) == 0; i++) own.Transact(t => (t.Put("positions", "a", $$"""{"n":{{i}}}"""), t.Put("positions", "b", $$"""{"n":{{i}}}""")));
        }, TestContext.Current.CancellationToken);
        for (var i = 0; i < 4; i++) store.Backup(BackupFile + i);
        Volatile.Write(ref stop, 1);
        await writing;
        for (var i = 0; i < 4; i++)
        {
            store.Restore(BackupFile + i);
            Assert.Equal(Number(store.Find("positions", "a")), Number(store.Find("positions", "b")));
        }
    }

    [Fact]
    public void Restore_FileThatIsNoWholeBackup_IsRefusedAndChangesNothing()
    {
        using var store = Open();
        store.Transact(t => Enumerable.Range(0, 200).Select(i => t.Put("positions", $"{i}", $$"""{"n":{{i}},"text":"{{new string('x', 200)}}"}""")).ToArray());
        store.Backup(BackupFile);
        var whole = File.ReadAllBytes(BackupFile);
        store.Transact(t => t.Put("positions", "0", """{"n":-1}"""));
        byte[][] broken = [[], [.. "garbage"u8], whole[..(whole.Length / 2)], whole[..^5]];
        foreach (var content in broken)
        {
            File.WriteAllBytes(BackupFile, content);
            Assert.Equal("BackupUnusable", Assert.Throws<SysTradeException>(() => store.Restore(BackupFile)).ErrorId);
        }

        Assert.Equal("BackupUnusable", Assert.Throws<SysTradeException>(() => store.Restore(BackupFile + ".none")).ErrorId);
        Assert.Equal(-1, Number(store.Find("positions", "0")));
        Assert.Equal([BackupFile], Directory.GetFiles(Path.GetDirectoryName(BackupFile)!));
    }

    [Fact]
    public void Backup_PlaceThatCannotBeWritten_SaysSo()
    {
        using var store = Open();
        File.WriteAllText(Path.Combine(Folder, "file"), "");
        Assert.Equal("BackupFailed", Assert.Throws<SysTradeException>(() => store.Backup(Path.Combine(Folder, "file", "day.backup"))).ErrorId);
    }
}
