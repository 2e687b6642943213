using SysTrade.Execution.Tests.Stores;

namespace SysTrade.Execution.Tests.Books;

/// <summary>The book, in memory.</summary>
public sealed class OrderBookMemoryTests() : OrderBookTests(StoreKind.Memory);

/// <summary>The book, in a SQLite file.</summary>
public sealed class OrderBookSqliteTests() : OrderBookTests(StoreKind.Sqlite);

/// <summary>The book, in the stand-in for MongoDB.</summary>
public sealed class OrderBookMongoStandInTests() : OrderBookTests(StoreKind.MongoStandIn);

/// <summary>The book, in the MongoDB server that SYSTRADE_TEST_MONGODB names.</summary>
public sealed class OrderBookMongoServerTests() : OrderBookTests(StoreKind.MongoServer);

/// <summary>The making of orders, in memory.</summary>
public sealed class SubmittingMemoryTests() : SubmittingTests(StoreKind.Memory);

/// <summary>The making of orders, in a SQLite file.</summary>
public sealed class SubmittingSqliteTests() : SubmittingTests(StoreKind.Sqlite);

/// <summary>The making of orders, in the stand-in for MongoDB.</summary>
public sealed class SubmittingMongoStandInTests() : SubmittingTests(StoreKind.MongoStandIn);

/// <summary>The making of orders, in the MongoDB server that SYSTRADE_TEST_MONGODB names.</summary>
public sealed class SubmittingMongoServerTests() : SubmittingTests(StoreKind.MongoServer);
