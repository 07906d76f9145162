using System.Globalization;
using Bayou.Storage.Transfer;

namespace Bayou.Storage.Migrations;

/// <summary>
/// The steps that this code knows, from the resources <c>{dialect}/Migrations/NNNN_name.sql</c>. A step that was released is never changed:
/// a new one follows it, and must be safe while the previous version of the code still serves.
/// </summary>
internal static class MigrationScripts
{
    private const int NumberLength = 4;
    private const string Extension = ".sql";

    /// <summary>All steps of a dialect, in order.</summary>
    /// <param name="dialect">The folder that holds them.</param>
    public static IReadOnlyList<Migration> Load(string dialect)
    {
        var assembly = typeof(MigrationScripts).Assembly;
        var prefix = $"{typeof(StateStores).Namespace}.{dialect}.Migrations.";
        var migrations = new List<Migration>();
        foreach (var resource in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            if (resource.StartsWith(prefix, StringComparison.Ordinal))
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
                var name = resource[prefix.Length..^Extension.Length];
                var version = int.Parse(name.AsSpan(0, NumberLength), NumberStyles.None, CultureInfo.InvariantCulture);
                migrations.Add(new Migration(version, name, reader.ReadToEnd()));
            }
        }

        for (var i = 0; i < migrations.Count; i++)
        {
            if (migrations[i].Version != i + 1)
            {
                throw new InvalidOperationException($"Migration {migrations[i].Name} of {dialect} must have the number {i + 1}.");
            }
        }

        return migrations;
    }

    /// <summary>The steps that a database still needs.</summary>
    /// <param name="known">All steps that the code knows.</param>
    /// <param name="stored">The version that the database has; 0 for none.</param>
    /// <param name="database">The database, for people.</param>
    /// <exception cref="StoreConfigurationException">The database is newer than the code, or holds an unfinished copy.</exception>
    public static IEnumerable<Migration> Pending(IReadOnlyList<Migration> known, long stored, string database)
    {
        if (stored == UnfinishedCopy.Version)
        {
            throw UnfinishedCopy.Refusal(database);
        }

        if (stored > known.Count)
        {
            throw new StoreConfigurationException(
                $"{database} has schema version {stored}, but this version of Bayou knows only {known.Count}. Start the version of Bayou " +
                "that last used the database, or a newer one.");
        }

        return known.Skip((int)stored);
    }
}
