using Bayou.Storage.Writing;

namespace Bayou.Storage.Sqlite;

/// <summary>Commits groups to SQLite, with statements prepared once.</summary>
internal sealed class SqliteCommitter : IGroupCommitter
{
    private readonly SqliteDatabase _database;
    private readonly SqliteStatement _begin;
    private readonly SqliteStatement _commit;
    private readonly SqliteHeads _heads;
    private readonly SqliteRecentLog _recent;
    private readonly SqliteSweeper _sweeper;
    private readonly SqliteAppender _appender;
    private readonly SqliteCompactor _compactor;
    private readonly SqliteDropper _dropper;
    private readonly List<string?> _staleStreams = [];

    /// <param name="database">The connection that writes; the committer disposes it.</param>
    /// <param name="recentRows">Rows of the log that gather before they move into their streams' pages.</param>
    public SqliteCommitter(SqliteDatabase database, int recentRows)
    {
        _database = database;
        _begin = database.Prepare("BEGIN IMMEDIATE");
        _commit = database.Prepare("COMMIT");
        _heads = new SqliteHeads(database);
        _recent = new SqliteRecentLog(database, recentRows);
        _sweeper = new SqliteSweeper(database);
        _appender = new SqliteAppender(database, _heads, _recent);
        _compactor = new SqliteCompactor(database, _heads, _sweeper);
        _dropper = new SqliteDropper(database, _heads, _sweeper);
    }

    /// <inheritdoc/>
    public void Commit(IReadOnlyList<PendingWrite> group)
    {
        _staleStreams.Clear();
        try
        {
            _begin.Run();
            foreach (var write in group)
            {
                _staleStreams.Add(Write(write));
            }

            _recent.MoveIfMany();
            _sweeper.Sweep();
            _commit.Run();
        }
        catch (SqliteFailure failure)
        {
            RollBack();
            throw SqliteFaults.AtCall(failure);
        }
        catch
        {
            RollBack();
            throw;
        }

        for (var i = 0; i < group.Count; i++)
        {
            if (_staleStreams[i] is { } stream)
            {
                group[i].RefuseAsStale(stream);
            }
            else
            {
                group[i].Accept();
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _dropper.Dispose();
        _compactor.Dispose();
        _appender.Dispose();
        _sweeper.Dispose();
        _recent.Dispose();
        _heads.Dispose();
        _commit.Dispose();
        _begin.Dispose();
        _database.Dispose();
    }

    private void RollBack()
    {
        _heads.ForgetAll();
        _database.RollBack();
        _recent.OnRolledBack();
    }

    private string? Write(PendingWrite write) => write switch
    {
        PendingAppend append => _appender.Append(append),
        PendingCompaction compaction => _compactor.TryCompact(compaction.Compaction) ? null : compaction.Compaction.Stream,
        PendingDrop drop => Drop(drop),
        _ => throw new NotSupportedException($"SQLite doesn't know how to write a {write.GetType().Name}."),
    };

    private string? Drop(PendingDrop drop)
    {
        _dropper.Drop(drop.Streams);
        return null;
    }
}
