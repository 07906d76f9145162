using Bayou.Storage.Writing;

namespace Bayou.Storage.Sqlite;

/// <summary>Writes appends inside the writer's transaction.</summary>
internal sealed class SqliteAppender : IDisposable
{
    private readonly SqliteDatabase _database;
    private readonly SqliteHeads _heads;
    private readonly SqliteRecentLog _recent;
    private readonly SqliteStatement _insertStream;
    private readonly SqliteStatement _putParent;
    private readonly SqliteStatement _insertRecord;
    private readonly List<SqliteHead> _found = [];

    public SqliteAppender(SqliteDatabase database, SqliteHeads heads, SqliteRecentLog recent)
    {
        _database = database;
        _heads = heads;
        _recent = recent;
        _insertStream = database.Prepare("INSERT INTO stream (name, parent) VALUES (?1, ?2)");
        _putParent = database.Prepare("UPDATE stream SET parent = ?2 WHERE id = ?1 AND parent IS NULL");
        _insertRecord = database.Prepare("INSERT INTO record (stream, sequence, body) VALUES (?1, ?2, ?3)");
    }

    /// <summary>Writes an append, or nothing of it.</summary>
    /// <returns>The stream that has moved on, or null when all is written.</returns>
    public string? Append(PendingAppend append)
    {
        // One connection writes, so what was looked up before the first insert holds until the commit.
        _found.Clear();
        for (var i = 0; i < append.Streams.Count; i++)
        {
            var stream = append.Streams[i];
            var head = _heads.Find(stream.Stream);
            if (head.Sequence != stream.First - 1)
            {
                return stream.Stream;
            }

            _found.Add(head);
        }

        for (var i = 0; i < append.Streams.Count; i++)
        {
            Write(append.Streams[i], _found[i]);
        }

        return null;
    }

    public void Dispose()
    {
        _insertStream.Dispose();
        _putParent.Dispose();
        _insertRecord.Dispose();
    }

    private void Write(StreamAppend stream, SqliteHead head)
    {
        var id = head.StreamId;
        if (id == 0)
        {
            _insertStream.Bind(1, stream.Stream);
            _insertStream.Bind(2, stream.Parent);
            _insertStream.Run();
            id = _database.LastInsertedId;
        }
        else if (stream.Parent is not null)
        {
            _putParent.Bind(1, id);
            _putParent.Bind(2, stream.Parent);
            _putParent.Run();
        }

        for (var i = 0; i < stream.Bodies.Count; i++)
        {
            _insertRecord.Bind(1, id);
            _insertRecord.Bind(2, stream.First + i);
            _insertRecord.Bind(3, stream.Bodies[i].Span);
            _insertRecord.Run();
            _recent.Add(id, stream.First + i);
        }

        _heads.Remember(stream.Stream, head with { StreamId = id, Sequence = stream.Last });
    }
}
