using System.Globalization;
using Bayou.Contracts.Errors;

namespace Bayou.Api.Experiments;

/// <summary>Experiment ids are numbers given as text; an empty one means the default experiment.</summary>
internal static class ExperimentIds
{
    private const string Default = "0";

    /// <summary>The id in its one canonical form.</summary>
    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: it is no number.</exception>
    internal static string Parse(string? experimentId)
    {
        if (string.IsNullOrEmpty(experimentId))
        {
            return Default;
        }

        return long.TryParse(experimentId, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number.ToString(CultureInfo.InvariantCulture)
            : throw BayouException.InvalidParameter($"Invalid experiment ID '{experimentId}'. Experiment ID must be a valid integer.");
    }
}
