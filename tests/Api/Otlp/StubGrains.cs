using System.Collections.Concurrent;
using System.Collections.Immutable;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Experiments;
using Bayou.Contracts.Names;
using Bayou.Contracts.Traces;
using Orleans;

namespace Bayou.Api.Tests.Otlp;

/// <summary>Traces and experiments as a test wants them.</summary>
internal sealed class StubGrains : IGrainFactory
{
    private int _lastExperiment;

    /// <summary>Batches of spans that were stored, by trace.</summary>
    internal ConcurrentDictionary<string, List<SpanBatch>> Spans { get; } = [];

    /// <summary>Batches of events that were stored, by trace.</summary>
    internal ConcurrentDictionary<string, SpanEventBatch> Events { get; } = [];

    /// <summary>Assessments that were stored, with their traces.</summary>
    internal ConcurrentQueue<(string TraceId, Assessment Assessment)> Assessments { get; } = [];

    /// <summary>Evaluations that name only a response, with their experiments.</summary>
    internal ConcurrentQueue<(string ExperimentId, ResponseEvaluation Evaluation)> Evaluations { get; } = [];

    /// <summary>Responses that spans brought, with their experiments.</summary>
    internal ConcurrentQueue<(string ExperimentId, ResponseSpan Span)> Responses { get; } = [];

    /// <summary>How many evaluations of a call there is no room for.</summary>
    internal int RefusedEvaluations { get; set; }

    /// <summary>Experiments by name.</summary>
    internal ConcurrentDictionary<string, Experiment> Experiments { get; } = [];

    /// <summary>How often an experiment was looked for.</summary>
    internal int Lookups { get; private set; }

    /// <summary>What a trace answers to spans, in place of storing them; null stores them.</summary>
    internal Func<string, Exception?> Failure { get; set; } = _ => null;

    /// <summary>What a trace answers to events, in place of storing them; null stores them.</summary>
    internal Func<SpanEventBatch, Exception?> EventFailure { get; set; } = _ => null;

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey => (TGrainInterface)GetGrain(typeof(TGrainInterface), primaryKey);

    public IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey) => grainInterfaceType == typeof(ITraceGrain)
        ? GrainStub<ITraceGrain>.Of((method, arguments) => ServeTrace(grainPrimaryKey, method, arguments[0]!))
        : grainInterfaceType == typeof(IResponseEvaluationGrain)
        ? GrainStub<IResponseEvaluationGrain>.Of((_, arguments) => ServeResponses(grainPrimaryKey, arguments[0]!))
        : GrainStub<IExperimentCatalogGrain>.Of((method, arguments) => ServeCatalog(method, arguments[0]!));

    /// <summary>Makes an experiment known.</summary>
    internal string Add(string name, LifecycleStage stage = LifecycleStage.Active)
    {
        var id = $"{++_lastExperiment}";
        Experiments[name] = new Experiment(id, name, "", stage, 0, 0, []);
        return id;
    }

    private Task ServeTrace(string traceId, string method, object argument)
    {
        if ((Failure(traceId) ?? (argument is SpanEventBatch events ? EventFailure(events) : null)) is { } failure)
        {
            return Task.FromException(failure);
        }

        switch (argument)
        {
            case SpanBatch batch:
                Spans.GetOrAdd(traceId, _ => []).Add(batch);
                return Task.CompletedTask;
            case SpanEventBatch batch:
                Events[traceId] = batch;
                return Task.CompletedTask;
            case Assessment assessment:
                Assessments.Enqueue((traceId, assessment));
                return Task.CompletedTask;
            default:
                throw new InvalidOperationException(method);
        }
    }

    private Task ServeResponses(string experimentId, object argument)
    {
        switch (argument)
        {
            case ImmutableArray<ResponseSpan> spans:
                spans.ToList().ForEach(span => Responses.Enqueue((experimentId, span)));
                return Task.CompletedTask;
            case ImmutableArray<ResponseEvaluation> evaluations:
                evaluations.ToList().ForEach(evaluation => Evaluations.Enqueue((experimentId, evaluation)));
                return Task.FromResult(RefusedEvaluations);
            default:
                throw new InvalidOperationException();
        }
    }

    private Task ServeCatalog(string method, object argument)
    {
        switch (argument)
        {
            case string name when method == nameof(IExperimentCatalogGrain.FindByNameAsync):
                Lookups++;
                return Task.FromResult(Experiments.GetValueOrDefault(name));
            case CreateExperiment command when Experiments.ContainsKey(command.Name):
                throw new BayouException(ErrorCode.ResourceAlreadyExists, command.Name);
            case CreateExperiment command:
                return Task.FromResult(Add(command.Name));
            default:
                throw new InvalidOperationException(method);
        }
    }
}
