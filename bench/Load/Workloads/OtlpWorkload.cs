using Bayou.Bench.Data;
using Bayou.Bench.Http;
using Bayou.Bench.Targets;

namespace Bayou.Bench.Workloads;

/// <summary>Sends traces as OTLP's protobuf, each in a request of its own.</summary>
/// <param name="name">The workload's name.</param>
/// <param name="spans">Spans of a trace.</param>
/// <param name="attributeBytes">About how much a span carries.</param>
/// <param name="connections">How many exporters.</param>
internal sealed class OtlpWorkload(string name, int spans, int attributeBytes, int connections) : IWorkload
{
    // So many that no server can take traces for copies of each other.
    private const int Texts = 64;

    private OtlpTemplate[] _templates = [];
    private ulong _stamp;
    private long _start;

    public WorkloadDescription Description { get; } = new(
        name,
        FormattableString.Invariant($"traces of {spans} spans with {attributeBytes} bytes of attributes each, over OTLP"))
    {
        Connections = connections,
        Unit = "spans",
        UnitsPerOperation = spans,
        ComparesToBare = false,
    };

    public void Prepare(MlflowServer server, int connections)
    {
        _templates =
        [
            .. Enumerable.Range(0, Texts).Select(
                seed => new OtlpTemplate(server.Experiment, spans, attributeBytes, "bench", isError: false, (ulong)seed)),
        ];
        _start = server.Now;
        _stamp = (ulong)_start ^ ((ulong)(uint)name.GetHashCode(StringComparison.Ordinal) << 44);
    }

    public void Write(in Operation operation, RequestBuffer request)
    {
        _templates[operation.Number % Texts].Write(request, _stamp, operation.Number, 0, _start + operation.Number);
        request.Post("/v1/traces"u8, "application/x-protobuf"u8);
    }
}
