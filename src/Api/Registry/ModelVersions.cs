using System.Globalization;
using Bayou.Contracts.Errors;

namespace Bayou.Api.Registry;

/// <summary>Version numbers from outside, where they are text.</summary>
internal static class ModelVersions
{
    private const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;

    /// <param name="name">The model, for the message.</param>
    /// <param name="version">As the client wrote it.</param>
    /// <exception cref="BayouException">
    /// INVALID_PARAMETER_VALUE: it is no integer. RESOURCE_DOES_NOT_EXIST: it is greater than any version's number can be.
    /// </exception>
    internal static int Parse(string name, string version)
    {
        if (int.TryParse(version, Styles, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        throw Int128.TryParse(version, Styles, CultureInfo.InvariantCulture, out _)
            ? BayouException.DoesNotExist($"Model Version (name={name}, version={version}) not found")
            : BayouException.InvalidParameter($"Parameter 'version' must be an integer, got '{version}'.");
    }
}
