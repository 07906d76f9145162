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
        var bound = maxResults < 1 ? "at least 1" : $"at most {Limits.SearchMaxResults}";
        if (maxResults is < 1 or > Limits.SearchMaxResults)
        {
            throw BayouException.InvalidParameter(
                $"Invalid value for request parameter max_results. It must be {bound}, but got value {maxResults}");
        }
    }
}
