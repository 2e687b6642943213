using System.Runtime.CompilerServices;
using SysTrade.Data.Tests.Contracts;

namespace SysTrade.Data.Mongo.Tests;

internal static class TestProgram
{
    [ModuleInitializer]
    internal static void WorkWhenAsked() => TransferProcess.RunWhenAsked(MongoContract.OpenPlace);
}
