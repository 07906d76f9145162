using Bayou.Storage.Tests.Suites;

namespace Bayou.Storage.Tests.PostgreSql;

public sealed class PostgreSqlAppendTests(PostgreSqlFixture server) : AppendSuite(server);

public sealed class PostgreSqlCompactionTests(PostgreSqlFixture server) : CompactionSuite(server);

public sealed class PostgreSqlChildrenTests(PostgreSqlFixture server) : ChildrenSuite(server);

public sealed class PostgreSqlLifetimeTests(PostgreSqlFixture server) : LifetimeSuite(server);

public sealed class PostgreSqlDropTests(PostgreSqlFixture server) : DropSuite(server);

public sealed class PostgreSqlPartTests(PostgreSqlFixture server) : PartSuite(server);
