using Bayou.Contracts.Errors;
using Bayou.Storage.Tests.Suites;
using Npgsql;

namespace Bayou.Storage.Tests.PostgreSql;

/// <summary>Who may use a database together with whom, and that a server that was declared dead writes nothing more.</summary>
public sealed class PostgreSqlTenancyTests(PostgreSqlFixture server) : StateStoreSuite(server)
{
    private const string First = "10.0.0.1:11111@1";
    private const string Second = "10.0.0.2:11111@1";

    protected override StateStoreOptions Standard => Member("blue", First);

    [Fact]
    public async Task Open_AloneBesideACluster_IsRefusedNamingIt() =>
        (await RefusalAsync(Impatient(null))).ShouldContain("in use by the cluster 'blue'");

    [Fact]
    public async Task Open_InAnotherCluster_IsRefusedNamingBoth()
    {
        var message = await RefusalAsync(Impatient(new StoreMember("green", Second)));

        message.ShouldContain("in use by the cluster 'blue'");
        message.ShouldContain("belongs to 'green'");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("blue")]
    public async Task Open_BesideAServerAlone_IsRefused(string? cluster)
    {
        await Store.DisposeAsync();
        await using var alone = await TestStores.OpenAsync(Uri);

        var message = await RefusalAsync(Impatient(cluster is null ? null : new StoreMember(cluster, Second)));

        message.ShouldContain("another bayou process that serves alone");
    }

    [Fact]
    public async Task Open_ByTheSameCluster_SharesTheDatabase()
    {
        await using var second = await TestStores.OpenAsync(Uri, Member("blue", Second));

        await AppendAsync(Record("run/1", 1));
        await second.Log.AppendAsync([Record("run/1", 2)], Token);

        (await SequencesAsync("run/1")).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task Open_AfterTheLastServerLeft_MayBeByAnyone()
    {
        await Store.DisposeAsync();
        await using (var green = await TestStores.OpenAsync(Uri, Member("green", Second)))
        {
            await green.Log.AppendAsync([Record("run/1", 1)], Token);
        }

        await using var alone = await TestStores.OpenAsync(Uri);

        (await alone.Log.ReadAsync("run/1", Token)).Sequence.ShouldBe(1);
    }

    [Fact]
    public async Task Append_ByAFencedServer_IsRefusedForEver()
    {
        await using var second = await TestStores.OpenAsync(Uri, Member("blue", Second));
        await AppendAsync(Record("run/1", 1));
        await FenceAsync(First);

        await ShouldBeUnavailableAsync(() => AppendAsync(Record("run/1", 2)));
        await ShouldBeUnavailableAsync(() => Log.CompactAsync(CompactTo("run/1", 1, previous: 0), Token));
        await second.Log.AppendAsync([Record("run/1", 2)], Token);

        (await SequencesAsync("run/1")).ShouldBe([1, 2]);
        (await Should.ThrowAsync<BayouException>(AppendAsync(Record("run/2", 1)))).Message.ShouldContain("no longer part of its cluster");
    }

    [Fact]
    public async Task Fence_OfAServerWithAnOpenTransaction_EndsIt()
    {
        var database = PostgreSqlFixture.DatabaseOf(Uri);
        await using var stuck = await server.Server.ConnectAsync(database, Token);
        await using var transaction = await stuck.BeginTransactionAsync(Token);
        await ExecuteAsync(stuck, $"SELECT bayou.enter_as('{Second}')");
        await ExecuteAsync(stuck, "INSERT INTO bayou.log VALUES ('run/1', 1, '')");

        await FenceAsync(Second);

        await Should.ThrowAsync<NpgsqlException>(() => transaction.CommitAsync(Token));
        (await SequencesAsync("run/1")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Open_ByAMemberWhoseClockIsWrong_SaysByHowMuch()
    {
        var late = new ShiftedTime();
        late.Advance(TimeSpan.FromMinutes(5));

        var refused = await Should.ThrowAsync<StoreConfigurationException>(TestStores.OpenAsync(Uri, Member("blue", Second), late));

        refused.Message.ShouldMatch("differ by (299|300) s");
    }

    private static StateStoreOptions Member(string cluster, string writer) => new() { Member = new StoreMember(cluster, writer) };

    private static StateStoreOptions Impatient(StoreMember? member) => new() { Member = member, UnavailableAfter = TimeSpan.Zero };

    private async Task<string> RefusalAsync(StateStoreOptions options) =>
        (await Should.ThrowAsync<StoreConfigurationException>(TestStores.OpenAsync(Uri, options))).Message;

    private async Task FenceAsync(string writer)
    {
        await using var connection = await server.Server.ConnectAsync(PostgreSqlFixture.DatabaseOf(Uri), Token);
        await ExecuteAsync(connection, $"SELECT bayou.fence_writer('{writer}')");
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Token);
    }
}
