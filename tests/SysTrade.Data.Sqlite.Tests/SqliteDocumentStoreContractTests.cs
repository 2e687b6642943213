using System.Runtime.CompilerServices;
using SysTrade.Data.Documents;
using SysTrade.Data.Tests.Contracts;

namespace SysTrade.Data.Sqlite.Tests;

public sealed class SqliteDocumentStoreContractTests : SharedDocumentStoreContract
{
    protected override string Place => Path.Combine(Folder, "store", "systrade.db");

    [ModuleInitializer]
    internal static void WorkWhenAsked() => TransferProcess.RunWhenAsked(file => new SqliteDocumentStore(file, Collections));

    protected override IDocumentStore Open() => new SqliteDocumentStore(Place, Collections);
}
