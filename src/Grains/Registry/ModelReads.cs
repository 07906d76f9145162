using Bayou.Contracts.Errors;
using Bayou.Contracts.Registry;

namespace Bayou.Grains.Registry;

/// <summary>Finds versions the way MLflow does. Pure.</summary>
internal static class ModelReads
{
    private const string Latest = "latest";

    /// <param name="model">May be gone; then the version is not found.</param>
    /// <param name="version">The number.</param>
    internal static ModelVersion ByNumber(RegisteredModelState model, int version) =>
        model.ToVersion(ModelDecisions.GetVersion(model, version));

    internal static ModelVersion ByAlias(RegisteredModelState model, string alias)
    {
        if (alias.Equals(Latest, StringComparison.OrdinalIgnoreCase))
        {
            var latest = model.Versions.LastOrDefault() ?? throw BayouException.DoesNotExist($"Latest version not found for model {model.Name}.");
            return model.ToVersion(latest);
        }

        return model.FindAlias(alias) is { } version
            ? ByNumber(model, version)
            : throw BayouException.InvalidParameter($"Registered model alias {alias} not found.");
    }
}
