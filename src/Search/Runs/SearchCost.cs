namespace Bayou.Search.Runs;

/// <summary>What a search had to look at before it knew the rows of its page.</summary>
/// <param name="Pages">Pages of 1024 rows whose values were read.</param>
/// <param name="Rows">Rows that were met one by one, in an order that is kept.</param>
internal readonly record struct SearchCost(int Pages, int Rows);
