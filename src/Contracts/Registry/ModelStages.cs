using System.Collections.Immutable;
using Bayou.Contracts.Errors;

namespace Bayou.Contracts.Registry;

/// <summary>Wire names of stages, and which of them count as in use.</summary>
public static class ModelStages
{
    /// <summary>All stages, in MLflow's order.</summary>
    public static ImmutableArray<ModelStage> All { get; } =
        [ModelStage.None, ModelStage.Staging, ModelStage.Production, ModelStage.Archived];

    /// <summary>The name on the wire.</summary>
    /// <param name="stage">The stage.</param>
    public static string WireName(this ModelStage stage) => stage switch
    {
        ModelStage.Staging => "Staging",
        ModelStage.Production => "Production",
        ModelStage.Archived => "Archived",
        _ => "None",
    };

    /// <summary>Whether other versions can be archived to make room in the stage.</summary>
    /// <param name="stage">The stage.</param>
    public static bool IsActive(this ModelStage stage) => stage is ModelStage.Staging or ModelStage.Production;

    /// <summary>Reads a stage; case does not count.</summary>
    /// <param name="text">As the client wrote it.</param>
    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: no such stage.</exception>
    public static ModelStage Parse(string text)
    {
        foreach (var stage in All)
        {
            if (stage.WireName().Equals(text, StringComparison.OrdinalIgnoreCase))
            {
                return stage;
            }
        }

        throw BayouException.InvalidParameter(
            $"Invalid Model Version stage: {text}. Value must be one of {string.Join(", ", All.Select(WireName))}.");
    }
}
