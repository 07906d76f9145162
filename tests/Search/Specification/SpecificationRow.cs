namespace Bayou.Search.Tests.Specification;

/// <summary>A row of a table in search-filter.md that says whether an expression is accepted.</summary>
public sealed record SpecificationRow(string Section, string Expression, bool Accepted, string Remark);
