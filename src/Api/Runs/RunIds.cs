using Bayou.Api.Requests;
using Bayou.Api.Routing;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Names;
using Bayou.Contracts.Runs;

namespace Bayou.Api.Runs;

/// <summary>Run ids from outside. Only well-formed ones reach a grain; nothing else can be the id of a run.</summary>
internal static class RunIds
{
    private const int MaxLength = 256;

    /// <summary>The grain of <c>run_id</c>, or of the older <c>run_uuid</c>.</summary>
    internal static IRunGrain Grain(ApiCall call) => Grain(call, Read(call.Fields));

    /// <summary>The grain of an id.</summary>
    /// <exception cref="BayouException">RESOURCE_DOES_NOT_EXIST: no run has such an id.</exception>
    internal static IRunGrain Grain(ApiCall call, string runId) => Grain(call.Grains, runId);

    /// <summary>The grain of an id, where there is no call of a JSON route.</summary>
    /// <exception cref="BayouException">RESOURCE_DOES_NOT_EXIST: no run has such an id.</exception>
    internal static IRunGrain Grain(IGrainFactory grains, string runId) => IsWellFormed(runId)
        ? grains.GetGrain<IRunGrain>(GrainKeys.Run(runId))
        : throw BayouException.DoesNotExist($"Run with id={runId} not found");

    /// <summary>The grain of <c>run_id</c>, on routes where MLflow checks its form.</summary>
    internal static IRunGrain StrictGrain(ApiCall call)
    {
        var runId = call.Fields.RequiredText("run_id");
        return IsWellFormed(runId)
            ? call.Grains.GetGrain<IRunGrain>(GrainKeys.Run(runId))
            : throw BayouException.InvalidParameter($"Invalid run ID: '{runId}'");
    }

    /// <summary><c>run_id</c>, or the older <c>run_uuid</c>.</summary>
    internal static string Read(ObjectFields fields) => fields.ExactText("run_id") is { Length: > 0 } runId
        ? runId
        : fields.ExactText("run_uuid") is { Length: > 0 } legacy ? legacy : throw RequestErrors.Missing("run_id");

    internal static bool IsWellFormed(string runId)
    {
        if (runId.Length is 0 or > MaxLength || !char.IsAsciiLetterOrDigit(runId[0]))
        {
            return false;
        }

        foreach (var character in runId)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('_' or '-'))
            {
                return false;
            }
        }

        return true;
    }
}
