using SysTrade.Data.Documents;
using SysTrade.Data.Tests.Contracts;

namespace SysTrade.Data.Sqlite.Tests;

public sealed class SqliteDocumentStoreContractTests : DocumentStoreContract
{
    protected override IDocumentStore Open() => new SqliteDocumentStore(Path.Combine(Folder, "store", "systrade.db"), Collections);
}
