using Bayou.Api.Requests;
using Bayou.Api.Routing;
using Bayou.Contracts;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Names;
using Bayou.Contracts.Registry;

namespace Bayou.Api.Registry;

/// <summary>Names of registered models from outside. Only names that a model can have reach a grain.</summary>
internal static class ModelNames
{
    /// <summary>The grain of the model that the field <c>name</c> names.</summary>
    internal static IRegisteredModelGrain Grain(ApiCall call) => Grain(call.Grains, Check(call.Fields.RequiredText("name"), "name"));

    /// <summary>The grain of a name that is checked, or that no model has.</summary>
    internal static IRegisteredModelGrain Grain(IGrainFactory grains, string name) =>
        grains.GetGrain<IRegisteredModelGrain>(GrainKeys.RegisteredModel(GrainKeys.DefaultWorkspace, name));

    /// <summary>Checks a name by MLflow's rules.</summary>
    /// <param name="name">The name.</param>
    /// <param name="field">The request's field.</param>
    internal static string Check(string name, string field)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            throw RequestErrors.Missing(field);
        }

        if (name.Contains('/', StringComparison.Ordinal) || name.Contains(':', StringComparison.Ordinal))
        {
            throw BayouException.InvalidParameter($"Invalid model name '{name}'. Names cannot contain '/' or ':'.");
        }

        if (name == "." || name.StartsWith("..", StringComparison.Ordinal))
        {
            throw RequestErrors.Invalid(
                field,
                $"\"{name}\"",
                "Names may be treated as files in certain cases, and must not resolve to other names when treated as such. "
                + $"This name would resolve to '{name}'");
        }

        return name;
    }

    /// <summary>Checks a name that a model is to get.</summary>
    /// <param name="name">The name.</param>
    /// <param name="field">The request's field.</param>
    internal static string CheckNew(string name, string field)
    {
        Check(name, field);
        EntityNames.CheckLength(name, Limits.RegisteredModelName, field);
        return name.Contains('\0', StringComparison.Ordinal)
            ? throw RequestErrors.Invalid(field, name.Replace('\0', '?'), "Names cannot contain the character NUL")
            : name;
    }
}
