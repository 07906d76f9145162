using Bayou.Storage.Writing;

namespace Bayou.Storage.Sqlite;

/// <summary>Writes appends inside the writer's transaction.</summary>
internal sealed class SqliteAppender : IDisposable
{
    private readonly SqliteDatabase _database;
    private readonly SqliteHeads _heads;
    private readonly SqliteStatement _insertStream;
    private readonly SqliteStatement _putParent;
    private readonly SqliteStatement _insertRecord;
    private readonly SqliteStatement _insertLog;
    private readonly List<long> _ids = [];

    public SqliteAppender(SqliteDatabase database, SqliteHeads heads)
    {
        _database = database;
        _heads = heads;
        _insertStream = database.Prepare("INSERT INTO stream (name, parent) VALUES (?1, ?2)");
        _putParent = database.Prepare("UPDATE stream SET parent = ?2 WHERE id = ?1 AND parent IS NULL");
        _insertRecord = database.Prepare("INSERT INTO record (stream, sequence, body) VALUES (?1, ?2, ?3)");
        _insertLog = database.Prepare("INSERT INTO log (stream, sequence, record) VALUES (?1, ?2, last_insert_rowid())");
    }

    /// <summary>Writes an append, or nothing of it.</summary>
    /// <returns>The stream that has moved on, or null when all is written.</returns>
    public string? Append(PendingAppend append)
    {
        // One connection writes, so what was looked up before the first insert holds until the commit.
        _ids.Clear();
        foreach (var stream in append.Streams)
        {
            var head = _heads.Find(stream.Stream);
            if (head.Sequence != stream.First - 1)
            {
                return stream.Stream;
            }

            _ids.Add(head.StreamId);
        }

        for (var i = 0; i < append.Streams.Count; i++)
        {
            Write(append.Streams[i], _ids[i]);
        }

        return null;
    }

    public void Dispose()
    {
        _insertStream.Dispose();
        _putParent.Dispose();
        _insertRecord.Dispose();
        _insertLog.Dispose();
    }

    private void Write(StreamAppend stream, long knownId)
    {
        var id = knownId;
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
            _insertLog.Bind(1, id);
            _insertLog.Bind(2, stream.First + i);
            _insertLog.Run();
        }
    }
}
