using Bayou.Storage.Tests.Suites;

namespace Bayou.Storage.Tests.Sqlite;

public sealed class SqliteAppendTests(SqliteFiles files) : AppendSuite(files), IClassFixture<SqliteFiles>;

public sealed class SqliteCompactionTests(SqliteFiles files) : CompactionSuite(files), IClassFixture<SqliteFiles>;

public sealed class SqliteChildrenTests(SqliteFiles files) : ChildrenSuite(files), IClassFixture<SqliteFiles>;

public sealed class SqliteLifetimeTests(SqliteFiles files) : LifetimeSuite(files), IClassFixture<SqliteFiles>;

public sealed class SqliteDropTests(SqliteFiles files) : DropSuite(files), IClassFixture<SqliteFiles>;

public sealed class SqlitePartTests(SqliteFiles files) : PartSuite(files), IClassFixture<SqliteFiles>;
