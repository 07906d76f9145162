using Bayou.Bench.Http;
using Bayou.Bench.Workloads;

namespace Bayou.Bench.Data;

/// <summary>Fills an experiment with traces of two spans, a second apart; a tenth fail, and each has one of eight teams and an order number.</summary>
internal sealed class TraceFillWorkload : IWorkload
{
    private const int SpansOfATrace = 2;
    private const int BytesOfASpan = 300;
    private const int FailingEvery = 10;

    /// <summary>When the first trace began: 2026-01-01, in ms.</summary>
    private const long Epoch = 1_767_225_600_000;

    private readonly ulong _seed;
    private readonly OtlpTemplate[] _good;
    private readonly OtlpTemplate[] _bad;

    /// <summary>Makes the workload.</summary>
    /// <param name="experiment">The experiment's id.</param>
    /// <param name="seed">The first half of the traces' ids.</param>
    internal TraceFillWorkload(string experiment, ulong seed)
    {
        _seed = seed;
        _good = [.. RunVocabulary.Teams.Select((team, place) => new OtlpTemplate(
            experiment, SpansOfATrace, BytesOfASpan, team, isError: false, seed: (ulong)place))];
        _bad = [.. RunVocabulary.Teams.Select((team, place) => new OtlpTemplate(
            experiment, SpansOfATrace, BytesOfASpan, team, isError: true, seed: (ulong)(RunVocabulary.Teams.Length + place)))];
    }

    public WorkloadDescription Description { get; } = new("trace-fill", "traces of two small spans")
    {
        ComparesToBare = false,
    };

    /// <summary>When a trace began, in ms.</summary>
    internal static long StartOf(long number) => Epoch + (number * 1000);

    public void Write(in Operation operation, RequestBuffer request)
    {
        var templates = operation.Number % FailingEvery == 0 ? _bad : _good;
        templates[operation.Number / FailingEvery % templates.Length].Write(request, _seed, operation.Number, 0, StartOf(operation.Number));
        request.Post("/v1/traces"u8, "application/x-protobuf"u8);
    }
}
