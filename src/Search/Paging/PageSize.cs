using Bayou.Contracts;
using Bayou.Contracts.Errors;

namespace Bayou.Search.Paging;

/// <summary>Checks page sizes.</summary>
internal static class PageSize
{
    /// <summary>Refuses a page size outside 1 to <see cref="Limits.SearchMaxResults"/>.</summary>
    /// <param name="maxResults">The page size asked for.</param>
    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: it is outside.</exception>
    public static void Check(int maxResults)
    {
        if (maxResults < 1)
        {
            throw BayouException.InvalidParameter($"Invalid value for request parameter max_results. It must be at least 1, but got value {maxResults}");
        }

        if (maxResults > Limits.SearchMaxResults)
        {
            throw BayouException.InvalidParameter(
                $"Invalid value for request parameter max_results. It must be at most {Limits.SearchMaxResults}, but got value {maxResults}");
        }
    }
}
