namespace Bayou.Storage.Migrations;

/// <summary>One step of a database's schema.</summary>
/// <param name="Version">1 for the first, then without gaps.</param>
/// <param name="Name">Its file's name, for people.</param>
/// <param name="Sql">What to execute, in one transaction.</param>
internal sealed record Migration(int Version, string Name, string Sql);
