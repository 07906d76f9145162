using System.Globalization;
using System.Text;
using Bayou.Bench.Http;
using Bayou.Bench.Running;
using Bayou.Bench.Workloads;

namespace Bayou.Bench.Targets;

/// <summary>Any server of MLflow's REST API, and what workloads made on it so far.</summary>
internal sealed class MlflowServer : IDisposable
{
    private const int FillConnections = 32;
    private readonly BlockingExchange _exchange;
    private readonly TimeProvider _clock;
    private readonly CancellationToken _stopping;
    private string? _experiment;

    internal MlflowServer(TargetAddress address, TimeProvider clock, CancellationToken stopping)
    {
        Address = address;
        _exchange = new BlockingExchange(address);
        _clock = clock;
        _stopping = stopping;
        Fixtures = new Fixtures(this);
        RegistryFixtures = new RegistryFixtures(this);
    }

    internal TargetAddress Address { get; }

    /// <summary>What several workloads share.</summary>
    internal Fixtures Fixtures { get; }

    /// <summary>The time, in ms since 1970.</summary>
    internal long Now => _clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>The same, of the registry and its neighbours.</summary>
    internal RegistryFixtures RegistryFixtures { get; }

    /// <summary>A text that no earlier run of this tool used.</summary>
    internal string Stamp => field ??= _clock.GetUtcNow().ToString("yyyyMMdd-HHmmss-fff", CultureInfo.InvariantCulture);

    /// <summary>An experiment of this run of the tool, for runs that are only written to.</summary>
    internal string Experiment => _experiment ??= CreateExperiment($"bayou-bench-{Stamp}");

    /// <summary>Asks for a path with its query.</summary>
    /// <exception cref="BenchException">The server refused, or did not answer.</exception>
    internal HttpAnswer Get(string path)
    {
        _exchange.Request.Get(Encoding.ASCII.GetBytes(path));
        return Check(_exchange.Send(), path);
    }

    /// <summary>Sends JSON to a path.</summary>
    /// <exception cref="BenchException">The server refused, or did not answer.</exception>
    internal HttpAnswer Post(string path, string json)
    {
        _exchange.Request.Append(json).Post(Encoding.ASCII.GetBytes(path));
        return Check(_exchange.Send(), path);
    }

    /// <summary>Sends a made-up file to a path.</summary>
    internal void Put(string path, long bytes)
    {
        _exchange.Request.Put(Encoding.ASCII.GetBytes(path), bytes);
        Check(_exchange.Send(), path);
    }

    /// <summary>Deletes what a path names.</summary>
    internal void Delete(string path)
    {
        _exchange.Request.Delete(Encoding.ASCII.GetBytes(path));
        Check(_exchange.Send(), path);
    }

    /// <summary>Makes an experiment.</summary>
    /// <returns>Its id.</returns>
    internal string CreateExperiment(string name) =>
        Field(Post("/api/2.0/mlflow/experiments/create", $$"""{"name": "{{name}}"}"""), "\"experiment_id\""u8);

    /// <summary>Makes a run.</summary>
    /// <returns>Its id.</returns>
    internal string CreateRun(string experiment) => Field(
        Post("/api/2.0/mlflow/runs/create", string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"experiment_id": "{{experiment}}", "start_time": {{_clock.GetUtcNow().ToUnixTimeMilliseconds()}}}""")),
        "\"run_id\""u8);

    /// <summary>Makes several runs.</summary>
    /// <returns>Their ids.</returns>
    internal byte[][] CreateRuns(string experiment, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => Encoding.ASCII.GetBytes(CreateRun(experiment)))];

    /// <summary>Finds an experiment by its name.</summary>
    /// <returns>The answer, or null when there is none.</returns>
    internal HttpAnswer? FindExperiment(string name) =>
        Find($"/api/2.0/mlflow/experiments/get-by-name?experiment_name={Uri.EscapeDataString(name)}");

    /// <summary>Asks for something that may not be there.</summary>
    /// <returns>The answer, or null when it isn't.</returns>
    internal HttpAnswer? Find(string path)
    {
        _exchange.Request.Get(Encoding.ASCII.GetBytes(path));
        var answer = _exchange.Send();
        return answer.Status == 404 ? null : Check(answer, path);
    }

    /// <summary>Runs a workload a given number of times, as fast as the server takes it.</summary>
    /// <exception cref="BenchException">An operation failed.</exception>
    internal LoadOutcome Complete(IWorkload workload, long count, long firstNumber)
    {
        using var connections = new ConnectionSet(Address, (int)Math.Min(FillConnections, count));
        workload.Prepare(this, connections.Count);
        var outcome = new LoadLoop(connections, _clock).Run(workload, new CountedArrivals(count, firstNumber), reads: true, _stopping);
        return outcome.Errors.Total == 0
            ? outcome
            : throw new BenchException($"{workload.Description.Name} failed: {string.Join(", ", outcome.Errors.Kinds)}.");
    }

    public void Dispose() => _exchange.Dispose();

    private static string Field(HttpAnswer answer, ReadOnlySpan<byte> quotedName) => AnswerText.First(answer.Body, quotedName)
        ?? throw new BenchException($"The server's answer has no {Encoding.ASCII.GetString(quotedName)}.");

    private static HttpAnswer Check(HttpAnswer answer, string path) => AnswerFault.Of(answer) is { } fault
        ? throw new BenchException($"{path} failed: {fault} {Encoding.UTF8.GetString(answer.Body)}")
        : answer;
}
