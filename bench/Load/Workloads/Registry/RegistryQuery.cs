namespace Bayou.Bench.Workloads.Registry;

/// <summary>Paths of the registry's searches.</summary>
internal static class RegistryQuery
{
    /// <summary>A search, 100 a page.</summary>
    /// <param name="kind">What is searched: <c>registered-models</c> or <c>model-versions</c>.</param>
    /// <param name="filter">The filter; empty for none.</param>
    /// <param name="orderBy">What to order by; null for the server's own order.</param>
    /// <param name="token">The page; null for the first.</param>
    /// <param name="pageSize">Results of a page.</param>
    internal static string Of(string kind, string filter, string? orderBy, string? token = null, int pageSize = 100)
    {
        var path = FormattableString.Invariant($"/api/2.0/mlflow/{kind}/search?max_results={pageSize}");
        path += filter.Length > 0 ? $"&filter={Uri.EscapeDataString(filter)}" : "";
        path += orderBy is null ? "" : $"&order_by={Uri.EscapeDataString(orderBy)}";
        return token is null ? path : $"{path}&page_token={Uri.EscapeDataString(token)}";
    }
}
