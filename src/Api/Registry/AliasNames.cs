using System.Text.RegularExpressions;
using Bayou.Api.Requests;
using Bayou.Contracts;
using Bayou.Contracts.Errors;

namespace Bayou.Api.Registry;

/// <summary>MLflow's rules for aliases.</summary>
internal static partial class AliasNames
{
    internal static string Check(string alias)
    {
        if (!Allowed().IsMatch(alias))
        {
            throw BayouException.InvalidParameter(
                $"Invalid alias name: '{alias}'. Names may only contain alphanumerics, underscores (_), and dashes (-).");
        }

        EntityNames.CheckLength(alias, Limits.ModelAlias, "Registered model alias name");
        return alias;
    }

    /// <summary>Checks an alias that is to be set: it must not look like what else can stand in its place.</summary>
    internal static string CheckNew(string alias)
    {
        Check(alias);
        if (alias.Equals("latest", StringComparison.OrdinalIgnoreCase))
        {
            throw BayouException.InvalidParameter("'latest' alias name (case insensitive) is reserved.");
        }

        return LikeVersion().IsMatch(alias)
            ? throw BayouException.InvalidParameter($"Version alias name '{alias}' is reserved.")
            : alias;
    }

    [GeneratedRegex(@"\A[\w\-]+\z")]
    private static partial Regex Allowed();

    [GeneratedRegex(@"\A[vV]\d+\z")]
    private static partial Regex LikeVersion();
}
