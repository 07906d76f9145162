using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Bayou.Contracts.Errors;

namespace Bayou.Contracts.Registry;

/// <summary>A <c>models:/</c> URI that names one version of a registered model, or one logged model.</summary>
/// <param name="ModelId">The logged model, or null.</param>
/// <param name="Name">The registered model, or null.</param>
/// <param name="Version">The version's number; 0 without a name.</param>
public sealed record ModelUri(string? ModelId, string? Name, int Version)
{
    private const string Scheme = "models:";

    /// <summary>Reads a source if it is of this scheme.</summary>
    /// <param name="source">Any source.</param>
    /// <param name="uri">What it names, when the answer is true.</param>
    /// <exception cref="BayouException">
    /// INVALID_PARAMETER_VALUE: it is of this scheme and names no one version; stages, aliases and <c>latest</c> change their meaning with time.
    /// </exception>
    public static bool TryParse(string source, [NotNullWhen(true)] out ModelUri? uri)
    {
        ArgumentNullException.ThrowIfNull(source);
        uri = null;
        if (!source.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var parts = PathOf(source).TrimStart('/').Split('/');
        uri = parts switch
        {
            [var name, var version] when name.Length > 0 && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) =>
                new ModelUri(null, name, number),
            [var modelId] when modelId.Length > 0 && !modelId.Contains('@', StringComparison.Ordinal) => new ModelUri(modelId, null, 0),
            _ => throw BayouException.InvalidParameter(
                $"Not a proper models:/ URI: {source}. As the source of a model version it must be of the form 'models:/name/version' "
                + "or 'models:/model_id'."),
        };
        return true;
    }

    private static string PathOf(string source)
    {
        var rest = source[Scheme.Length..];
        if (rest.StartsWith("//", StringComparison.Ordinal))
        {
            var slash = rest.IndexOf('/', 2);
            rest = slash < 0 ? "" : rest[slash..];
        }

        return rest.Split('?')[0];
    }
}
