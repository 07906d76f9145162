using Bayou.Storage.Writing;
using Npgsql;

namespace Bayou.Storage.PostgreSql;

/// <summary>
/// Commits groups to PostgreSQL: one round trip and one transaction for a group in which nothing is stale. A batch without an explicit
/// transaction is one of itself: all its statements are committed, or none.
/// </summary>
/// <param name="session">The connection.</param>
internal sealed class PostgreSqlCommitter(PostgreSqlWriterSession session) : IGroupCommitter
{
    /// <inheritdoc/>
    public void Commit(IReadOnlyList<PendingWrite> group)
    {
        var connection = session.Acquire(group[0].QueuedAt);
        try
        {
            CommitTogether(connection, group);
            foreach (var write in group)
            {
                if (!write.IsSettled && write is not PendingDrop)
                {
                    CommitAlone(connection, write);
                }
            }

            Drop(connection, [.. group.OfType<PendingDrop>()]);
            session.OnUsed();
        }
        catch (Exception failure) when (PostgreSqlFaults.IsFault(failure))
        {
            session.Discard();
            throw PostgreSqlFaults.AtCall(failure);
        }
        catch
        {
            session.Discard();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => session.Dispose();

    // Leaves unsettled what can't go together.
    private void CommitTogether(NpgsqlConnection connection, IReadOnlyList<PendingWrite> group)
    {
        var compactions = group.OfType<PendingCompaction>()
            .OrderBy(static write => write.Compaction.Stream, StringComparer.Ordinal)
            .ToList();
        var alone = new List<PendingAppend>();
        var disputed = new HashSet<string>(StringComparer.Ordinal);
        var appends = new AppendGroup(group.OfType<PendingAppend>(), alone, disputed);
        try
        {
            while (appends.Together.Count + compactions.Count > 0)
            {
                var stale = Execute(connection, appends, compactions);
                compactions.Clear();
                if (stale.Count == 0)
                {
                    foreach (var append in appends.Together)
                    {
                        append.Accept();
                    }

                    return;
                }

                disputed.UnionWith(stale);
                appends = new AppendGroup(appends.Together, alone, disputed);
            }
        }
        catch (PostgresException conflict) when (PostgreSqlFaults.IsConflict(conflict))
        {
            // Another process was in the way. Nothing of the batch was written; one by one shows whom it concerns.
        }
    }

    private void CommitAlone(NpgsqlConnection connection, PendingWrite write)
    {
        var compactions = new List<PendingCompaction>();
        var appends = new List<PendingAppend>();
        string stream;
        switch (write)
        {
            case PendingAppend append:
                appends.Add(append);
                stream = append.Streams[0].Stream;
                break;
            case PendingCompaction compaction:
                compactions.Add(compaction);
                stream = compaction.Compaction.Stream;
                break;
            default:
                throw new NotSupportedException($"PostgreSQL doesn't know how to write a {write.GetType().Name}.");
        }

        try
        {
            var stale = Execute(connection, new AppendGroup(appends, [], []), compactions);
            if (stale.Count > 0)
            {
                write.RefuseAsStale(stale[0]);
            }
            else
            {
                write.Accept();
            }
        }
        catch (PostgresException conflict) when (PostgreSqlFaults.IsConflict(conflict))
        {
            write.RefuseAsStale(stream);
        }
    }

    // After all else: what was queued for a stream before its removal must find it.
    private void Drop(NpgsqlConnection connection, List<PendingDrop> drops)
    {
        if (drops.Count == 0)
        {
            return;
        }

        using var batch = new NpgsqlBatch(connection);
        if (session.Writer is { } writer)
        {
            batch.BatchCommands.Add(PostgreSqlCommands.EnterAs(writer));
        }

        batch.BatchCommands.Add(PostgreSqlCommands.Drop(drops.SelectMany(static drop => drop.Streams)));
        batch.ExecuteNonQuery();
        foreach (var drop in drops)
        {
            foreach (var stream in drop.Streams)
            {
                session.Heads?.Forget(stream);
            }

            drop.Accept();
        }
    }

    // Settles the compactions, and returns the streams whose appends are stale; if there are any, nothing was appended.
    private List<string> Execute(NpgsqlConnection connection, AppendGroup appends, List<PendingCompaction> compactions)
    {
        using var batch = new NpgsqlBatch(connection);
        if (session.Writer is { } writer)
        {
            batch.BatchCommands.Add(PostgreSqlCommands.EnterAs(writer));
        }

        if (appends.Together.Count > 0)
        {
            batch.BatchCommands.Add(PostgreSqlCommands.Append(appends.Streams, session.Heads));
        }

        foreach (var compaction in compactions)
        {
            batch.BatchCommands.Add(PostgreSqlCommands.Compact(compaction.Compaction));
        }

        var stale = new List<string>();
        var compacted = new List<bool>(compactions.Count);
        using (var reader = batch.ExecuteReader())
        {
            if (session.Writer is not null)
            {
                reader.NextResult();
            }

            if (appends.Together.Count > 0)
            {
                while (reader.Read())
                {
                    stale.Add(reader.GetString(0));
                }

                reader.NextResult();
            }

            for (var i = 0; i < compactions.Count; i++)
            {
                reader.Read();
                compacted.Add(reader.GetBoolean(0));

                // The last one waits for the commit.
                reader.NextResult();
            }
        }

        Settle(compactions, compacted);
        if (stale.Count == 0)
        {
            Remember(appends.Together);
        }

        return stale;
    }

    private void Remember(IReadOnlyList<PendingAppend> appends)
    {
        if (session.Heads is { } heads)
        {
            foreach (var append in appends)
            {
                foreach (var stream in append.Streams)
                {
                    heads.Remember(stream.Stream, stream.Last);
                }
            }
        }
    }

    private static void Settle(List<PendingCompaction> compactions, List<bool> compacted)
    {
        for (var i = 0; i < compactions.Count; i++)
        {
            if (compacted[i])
            {
                compactions[i].Accept();
            }
            else
            {
                compactions[i].RefuseAsStale(compactions[i].Compaction.Stream);
            }
        }
    }
}
