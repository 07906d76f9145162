using Bayou.Storage.Log;
using Bayou.Storage.Metrics;
using Bayou.Storage.Writing;
using Npgsql;
using NpgsqlTypes;

namespace Bayou.Storage.PostgreSql;

/// <summary>The statements of the writer, see the migrations for what the functions do.</summary>
internal static class PostgreSqlCommands
{
    /// <summary>Goes first in the transaction of a server that shares the database; fails where the server is fenced.</summary>
    /// <param name="writer">The server.</param>
    public static NpgsqlBatchCommand EnterAs(string writer)
    {
        var command = new NpgsqlBatchCommand("SELECT bayou.enter_as($1)");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = writer });
        return command;
    }

    /// <summary>Appends; returns the streams that have moved on.</summary>
    /// <param name="streams">Sorted by name, each with its parts in order.</param>
    /// <param name="known">Where streams stand for certain: these the database need not look up. Null where others write as well.</param>
    public static NpgsqlBatchCommand Append(IEnumerable<IReadOnlyList<StreamAppend>> streams, RememberedHeads<long>? known)
    {
        var heads = new List<string>();
        var headSequences = new List<long>();
        var parents = new List<string?>();
        var names = new List<string>();
        var sequences = new List<long>();
        var bodies = new List<ReadOnlyMemory<byte>>();
        foreach (var parts in streams)
        {
            var first = parts[0];
            var parent = parts.FirstOrDefault(static part => part.Parent is not null)?.Parent;
            if (parent is not null || known?.TryGet(first.Stream, out var last) != true || last + 1 != first.First)
            {
                heads.Add(first.Stream);
                headSequences.Add(first.First);
                parents.Add(parent);
            }

            foreach (var part in parts)
            {
                for (var i = 0; i < part.Bodies.Count; i++)
                {
                    names.Add(part.Stream);
                    sequences.Add(part.First + i);
                    bodies.Add(part.Bodies[i]);
                }
            }
        }

        var command = new NpgsqlBatchCommand("SELECT * FROM bayou.append_records($1, $2, $3, $4, $5, $6)");
        AddArray(command, NpgsqlDbType.Text, heads);
        AddArray(command, NpgsqlDbType.Bigint, headSequences);
        AddArray(command, NpgsqlDbType.Text, parents);
        AddArray(command, NpgsqlDbType.Text, names);
        AddArray(command, NpgsqlDbType.Bigint, sequences);
        AddArray(command, NpgsqlDbType.Bytea, bodies);
        return command;
    }

    /// <summary>Compacts; returns whether it did.</summary>
    public static NpgsqlBatchCommand Compact(Compaction compaction)
    {
        var command = new NpgsqlBatchCommand("SELECT bayou.compact_stream($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = compaction.Stream });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = compaction.SnapshotSequence });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = compaction.PreviousSnapshotSequence });
        command.Parameters.Add(new NpgsqlParameter { Value = compaction.Snapshot, NpgsqlDbType = NpgsqlDbType.Bytea });
        AddColumn(command, NpgsqlDbType.Text, compaction, static chunk => chunk.Info.Key);
        AddColumn(command, NpgsqlDbType.Integer, compaction, static chunk => chunk.Info.Number);
        AddColumn(command, NpgsqlDbType.Integer, compaction, static chunk => chunk.Info.Count);
        AddColumn(command, NpgsqlDbType.Bigint, compaction, static chunk => chunk.Info.MinStep);
        AddColumn(command, NpgsqlDbType.Bigint, compaction, static chunk => chunk.Info.MaxStep);
        AddColumn(command, NpgsqlDbType.Bigint, compaction, static chunk => chunk.Info.MinTimestamp);
        AddColumn(command, NpgsqlDbType.Bigint, compaction, static chunk => chunk.Info.MaxTimestamp);
        AddColumn(command, NpgsqlDbType.Bytea, compaction, static chunk => chunk.Body);
        return command;
    }

    /// <summary>Removes streams.</summary>
    public static NpgsqlBatchCommand Drop(IEnumerable<string> streams)
    {
        var command = new NpgsqlBatchCommand("SELECT bayou.drop_streams($1)");
        AddArray(command, NpgsqlDbType.Text, streams.ToList());
        return command;
    }

    private static void AddColumn<T>(NpgsqlBatchCommand command, NpgsqlDbType type, Compaction compaction, Func<MetricChunk, T> column) =>
        AddArray(command, type, compaction.Chunks.Select(column).ToList());

    private static void AddArray<T>(NpgsqlBatchCommand command, NpgsqlDbType type, List<T> values) =>
        command.Parameters.Add(new NpgsqlParameter { Value = values, NpgsqlDbType = NpgsqlDbType.Array | type });
}
