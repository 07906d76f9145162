using Bayou.Storage.Tests.Suites;

namespace Bayou.Storage.Tests.Sqlite;

// The suites again with a log whose rows move on at once or soon, so that streams lie in both of its places, as large ones do.

public sealed class SqliteSettledAppendTests(SqliteFiles files) : AppendSuite(files), IClassFixture<SqliteFiles>
{
    protected override StateStoreOptions Standard => new() { SqliteRecentRows = 3 };
}

public sealed class SqliteSettledCompactionTests(SqliteFiles files) : CompactionSuite(files), IClassFixture<SqliteFiles>
{
    protected override StateStoreOptions Standard => new() { SqliteRecentRows = 4 };
}

public sealed class SqliteSettledChildrenTests(SqliteFiles files) : ChildrenSuite(files), IClassFixture<SqliteFiles>
{
    protected override StateStoreOptions Standard => new() { SqliteRecentRows = 2 };
}

public sealed class SqliteSettledDropTests(SqliteFiles files) : DropSuite(files), IClassFixture<SqliteFiles>
{
    protected override StateStoreOptions Standard => new() { SqliteRecentRows = 1 };
}

public sealed class SqliteSettledPartTests(SqliteFiles files) : PartSuite(files), IClassFixture<SqliteFiles>
{
    protected override StateStoreOptions Standard => new() { SqliteRecentRows = 3 };
}
