using Bayou.Storage.Tests.PostgreSql;
using Bayou.Storage.Tests.Sqlite;

namespace Bayou.Storage.Tests.Transfer;

public sealed class SqliteToPostgreSqlTests(SqliteFiles from, PostgreSqlFixture to) : StoreCopySuite(from, to), IClassFixture<SqliteFiles>;

public sealed class PostgreSqlToSqliteTests(PostgreSqlFixture from, SqliteFiles to) : StoreCopySuite(from, to), IClassFixture<SqliteFiles>;

public sealed class SqliteToSqliteTests(SqliteFiles files) : StoreCopySuite(files, files), IClassFixture<SqliteFiles>;

public sealed class PostgreSqlToPostgreSqlTests(PostgreSqlFixture server) : StoreCopySuite(server, server);
