namespace Bayou.Storage.Sqlite;

/// <summary>
/// Gives back the room of records that compactions and removals have left dead. Deleting a stream's records at once would touch a page for each, because
/// they lie between those of other streams; going over the records in the order of their arrival instead finds many dead ones to a page.
/// For each record that dies some are visited, round and round, so that dead records stay a fraction of all and no group pays for much.
/// </summary>
internal sealed class SqliteSweeper : IDisposable
{
    // With four visits for each record that dies, dead records settle at about a quarter of all where they lie evenly spread.
    private const int VisitsForEachDead = 4;

    // Bounds what the sweep adds to one transaction.
    private const int LongestVisit = 4_096;

    private readonly SqliteStatement _findEnd;
    private readonly SqliteStatement _deleteDead;
    private readonly SqliteStatement _savePosition;
    private long _position;
    private long _visitsDue;

    public SqliteSweeper(SqliteDatabase database)
    {
        _position = database.QueryInt64("SELECT position FROM sweep");
        _findEnd = database.Prepare("SELECT id FROM record WHERE id > ?1 ORDER BY id LIMIT 1 OFFSET ?2");
        _deleteDead = database.Prepare(
            """
            DELETE FROM record
            WHERE id > ?1 AND id <= ?2
              AND NOT EXISTS (
                  SELECT 1 FROM log WHERE log.stream = record.stream AND log.sequence = record.sequence AND log.record = record.id)
              AND NOT EXISTS (
                  SELECT 1 FROM log_recent AS recent
                  WHERE recent.stream = record.stream AND recent.sequence = record.sequence AND recent.record = record.id)
            """);
        _savePosition = database.Prepare("UPDATE sweep SET position = ?1");
    }

    /// <summary>Takes notice of records that have just died.</summary>
    public void OnDead(int records) => _visitsDue += (long)records * VisitsForEachDead;

    /// <summary>Visits some records if any are due, inside the writer's transaction.</summary>
    public void Sweep()
    {
        if (_visitsDue == 0)
        {
            return;
        }

        var visits = (int)Math.Min(_visitsDue, LongestVisit);
        _findEnd.Bind(1, _position);
        _findEnd.Bind(2, visits - 1);
        var hasEnd = _findEnd.Step();
        var end = hasEnd ? _findEnd.Int64(0) : long.MaxValue;
        _findEnd.Reset();

        _deleteDead.Bind(1, _position);
        _deleteDead.Bind(2, end);
        _deleteDead.Run();

        // Both are taken up again as they are if the transaction fails: a place to look is no promise that there is something.
        _position = hasEnd ? end : 0;
        _visitsDue -= visits;
        _savePosition.Bind(1, _position);
        _savePosition.Run();
    }

    public void Dispose()
    {
        _findEnd.Dispose();
        _deleteDead.Dispose();
        _savePosition.Dispose();
    }
}
