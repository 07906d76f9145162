namespace Bayou.Storage.Transfer;

/// <summary>
/// The mark of a database that a copy is filling, or has left half filled: a row of the version table whose version no migration ever has.
/// Since it is the newest version, every build of Bayou refuses the database, also one that doesn't know what the mark means.
/// </summary>
internal static class UnfinishedCopy
{
    /// <summary>The mark's version: the greatest that fits into the column of both databases.</summary>
    public const int Version = int.MaxValue;

    /// <summary>The mark's name, for people.</summary>
    public const string Name = "unfinished copy";

    /// <summary>Refuses a database that carries the mark.</summary>
    /// <param name="database">The database, for people.</param>
    public static StoreConfigurationException Refusal(string database) => new(
        $"{database} holds an unfinished copy: bayou db copy is filling it, or was ended before it was done. Let it end, or run the copy " +
        "again: it starts over.");

    /// <summary>Refuses a target that isn't empty.</summary>
    /// <param name="database">The database, for people.</param>
    public static StoreConfigurationException NotEmpty(string database) => new(
        $"{database} is not empty. A copy needs an empty database, one that no server has been started on. Nothing was written.");

    /// <summary>Refuses a source in which Bayou never made its tables.</summary>
    /// <param name="database">The database, for people.</param>
    public static StoreConfigurationException NoStore(string database) => new($"{database} holds no store of Bayou. Nothing was copied.");
}
