using Bayou.Api.Experiments;
using Bayou.Spans.Otlp;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Bayou.Api.Otlp;

/// <summary>
/// Where telemetry goes: what the headers of a request say, and what is left to its resources. The order is the header
/// <c>x-mlflow-experiment-id</c>, the resource's <c>mlflow.experiment.id</c>, its <c>mlflow.experiment.name</c>, its <c>service.name</c>; without
/// any of them the default experiment.
/// </summary>
/// <param name="ExperimentId">The experiment for all of the request, or null.</param>
/// <param name="RunId">The run that made the traces, or null.</param>
internal sealed record Destination(string? ExperimentId, string? RunId)
{
    private const string DefaultExperiment = "0";

    /// <summary>What SDKs put where nobody named the service (https://opentelemetry.io/docs/specs/semconv/resource/#service).</summary>
    private const string UnknownService = "unknown_service";

    /// <summary>Reads the headers.</summary>
    /// <exception cref="Contracts.Errors.BayouException">INVALID_PARAMETER_VALUE: the experiment's id is no number.</exception>
    internal static Destination Read(IHeaderDictionary headers)
    {
        var experiment = Text(headers["x-mlflow-experiment-id"]);
        return new Destination(experiment is null ? null : ExperimentIds.Parse(experiment), Text(headers["x-mlflow-run-id"]));
    }

    /// <summary>The experiment that a resource's telemetry goes to.</summary>
    /// <param name="resource">The resource, or null.</param>
    /// <param name="experiments">Finds experiments by name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="Contracts.Errors.BayouException">INVALID_PARAMETER_VALUE: what the resource names can't be used.</exception>
    internal ValueTask<string> ResolveAsync(Resource? resource, OtlpExperiments experiments, CancellationToken cancellationToken)
    {
        if (ExperimentId is not null)
        {
            return ValueTask.FromResult(ExperimentId);
        }

        if (resource?.Attributes.FindText("mlflow.experiment.id") is { } id)
        {
            return ValueTask.FromResult(ExperimentIds.Parse(id));
        }

        var name = resource?.Attributes.FindText("mlflow.experiment.name") ?? ServiceOf(resource);
        return name is null ? ValueTask.FromResult(DefaultExperiment) : experiments.FindAsync(name, cancellationToken);
    }

    private static string? ServiceOf(Resource? resource) =>
        resource?.Attributes.FindText("service.name") is { } name && !name.StartsWith(UnknownService, StringComparison.Ordinal) ? name : null;

    private static string? Text(StringValues header) => header is [{ } text] && text.AsSpan().Trim().Length > 0 ? text.Trim() : null;
}
