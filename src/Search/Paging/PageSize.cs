using Bayou.Contracts;
using Bayou.Contracts.Errors;

namespace Bayou.Search.Paging;

/// <summary>Checks page sizes.</summary>
internal static class PageSize
{
    /// <summary>Refuses a page size that is too small or too large.</summary>
    /// <param name="maxResults">The page size asked for.</param>
    /// <param name="most">The largest one.</param>
    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: it is outside.</exception>
    public static void Check(int maxResults, int most = Limits.SearchMaxResults)
    {
        var bound = maxResults < 1 ? "at least 1" : $"at most {most}";
        if (maxResults < 1 || maxResults > most)
        {
            throw BayouException.InvalidParameter(
                $"Invalid value for request parameter max_results. It must be {bound}, but got value {maxResults}");
        }
    }
}
