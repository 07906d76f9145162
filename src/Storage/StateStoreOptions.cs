namespace Bayou.Storage;

/// <summary>What bounds a store's memory and patience. The defaults suit a laptop and a server alike.</summary>
public sealed class StateStoreOptions
{
    /// <summary>Records that may wait for the writer or be in its hands; default 65,536. More are refused at once.</summary>
    public int QueueRecords { get; set; } = 65_536;

    /// <summary>Bytes that may wait for the writer or be in its hands; default 128 MiB. One write alone may exceed it.</summary>
    public long QueueBytes { get; set; } = 128L * 1024 * 1024;

    /// <summary>Most records of one transaction; default 4,096. One append alone may exceed it.</summary>
    public int GroupRecords { get; set; } = 4_096;

    /// <summary>Most bytes of one transaction; default 16 MiB. One write alone may exceed it.</summary>
    public long GroupBytes { get; set; } = 16L * 1024 * 1024;

    /// <summary>
    /// Bytes that one batch of a read of many streams aims at; default 1 MiB, so that garbage collections find most of it used already.
    /// </summary>
    public long ReadBatchBytes { get; set; } = 1024 * 1024;

    /// <summary>SQLite: connections that read side by side; default 4.</summary>
    public int SqliteReaders { get; set; } = 4;

    /// <summary>PostgreSQL: most connections that read; default 16. One more writes.</summary>
    public int PostgreSqlReaders { get; set; } = 16;

    /// <summary>PostgreSQL: how long a write waits for a database that is away before it is refused; default 5 s.</summary>
    public TimeSpan UnavailableAfter { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>PostgreSQL: how long one statement may take; default 30 s, whole seconds, at least 1 s.</summary>
    public TimeSpan StatementTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>PostgreSQL: who this process is in its cluster; default null, it has the database for itself.</summary>
    public StoreMember? Member { get; set; }

    /// <summary>
    /// SQLite: lends the writer's thread, until the result is disposed, to whoever runs what follows a write; default null, the thread pool runs
    /// it. Whatever runs there must not wait for the store by blocking. Null from it means that the thread can't be lent at the moment.
    /// </summary>
    public Func<IDisposable?>? LendThread { get; set; }

    /// <summary>SQLite: pages that the database may grow to, 0 for no bound. Lets tests run out of room.</summary>
    internal int SqliteMaxPages { get; set; }

    /// <summary>
    /// SQLite: rows of the log that gather before they move into their streams' pages; default 512. Enough that an active stream's page is
    /// written once for many appends, so few that the commit that moves them takes some milliseconds at most.
    /// </summary>
    internal int SqliteRecentRows { get; set; } = 512;

    /// <summary>Checks all options.</summary>
    /// <exception cref="StoreConfigurationException">Names every option at fault.</exception>
    public void Validate()
    {
        var faults = new List<string>();
        AtLeast(nameof(QueueRecords), QueueRecords, 1);
        AtLeast(nameof(QueueBytes), QueueBytes, 1);
        AtLeast(nameof(GroupRecords), GroupRecords, 1);
        AtLeast(nameof(GroupBytes), GroupBytes, 1);
        AtLeast(nameof(ReadBatchBytes), ReadBatchBytes, 1);
        AtLeast(nameof(SqliteReaders), SqliteReaders, 1);
        AtLeast(nameof(PostgreSqlReaders), PostgreSqlReaders, 1);
        AtLeast(nameof(UnavailableAfter), UnavailableAfter, TimeSpan.Zero);
        AtLeast(nameof(StatementTimeout), StatementTimeout, TimeSpan.FromSeconds(1));
        if (faults.Count > 0)
        {
            throw new StoreConfigurationException("Store options at fault: " + string.Join("; ", faults) + ".");
        }

        void AtLeast<T>(string name, T value, T least) where T : IComparable<T>
        {
            if (value.CompareTo(least) < 0)
            {
                faults.Add($"{name} is {value} but must be at least {least}");
            }
        }
    }
}
