using System.Globalization;
using System.Text;
using Bayou.Bench.Data;
using Bayou.Bench.Http;
using Bayou.Bench.Running;
using Bayou.Bench.Workloads;

namespace Bayou.Bench.Targets;

/// <summary>Filled experiments, which a later measurement finds again by their names, and long histories.</summary>
internal sealed class Fixtures(MlflowServer server)
{
    private const string FilledTag = "bench.filled";
    private readonly Dictionary<string, (string Id, long Filled)> _experiments = new(StringComparer.Ordinal);
    private readonly Dictionary<long, string> _histories = [];
    private long _knownExperiments;

    /// <summary>An experiment with at least that many made-up runs.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="runs">How many runs.</param>
    /// <param name="seed">Where their values come from.</param>
    /// <returns>Its id, and how the filling went if it was needed.</returns>
    internal (string Id, LoadOutcome? Filling) Experiment(string name, long runs, ulong seed) =>
        Experiment(name, runs, experiment => new FillWorkload(experiment, seed));

    /// <summary>An experiment that is filled by a workload.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="operations">How many operations fill it.</param>
    /// <param name="filler">The workload, for the experiment's id.</param>
    /// <returns>Its id, and how the filling went if it was needed.</returns>
    internal (string Id, LoadOutcome? Filling) Experiment(string name, long operations, Func<string, IWorkload> filler)
    {
        if (!_experiments.TryGetValue(name, out var known))
        {
            known = Find(name);
        }

        LoadOutcome? filling = null;
        if (known.Filled < operations)
        {
            filling = server.Complete(filler(known.Id), operations - known.Filled, known.Filled);
            known.Filled = operations;
            Note(known.Id, operations);
        }

        _experiments[name] = known;
        return (known.Id, filling);
    }

    /// <summary>An experiment with at least that many made-up traces.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="traces">How many.</param>
    /// <param name="seed">The first half of their ids.</param>
    /// <returns>Its id.</returns>
    internal string Traces(string name, long traces, ulong seed) =>
        Experiment(name, traces, experiment => new TraceFillWorkload(experiment, seed)).Id;

    /// <summary>A run with one long history of the metric <c>loss</c>, of steps 0 to <paramref name="points"/>.</summary>
    /// <returns>The run's id.</returns>
    internal string History(long points)
    {
        if (!_histories.TryGetValue(points, out var run))
        {
            run = server.CreateRun(server.Experiment);
            server.Complete(new HistoryFillWorkload(run, points), HistoryFillWorkload.Batches(points), firstNumber: 0);
            _histories.Add(points, run);
        }

        return run;
    }

    /// <summary>At least that many experiments.</summary>
    internal LoadOutcome? Experiments(long count)
    {
        if (_knownExperiments >= count || server.FindExperiment(ExperimentFillWorkload.NameOf(count - 1)) is not null)
        {
            return null;
        }

        var first = 0L;
        while (server.FindExperiment(ExperimentFillWorkload.NameOf(first)) is not null)
        {
            first++;
        }

        _knownExperiments = count;
        return server.Complete(new ExperimentFillWorkload(), count - first, first);
    }

    private void Note(string experiment, long filled) => server.Post(
        "/api/2.0/mlflow/experiments/set-experiment-tag",
        string.Create(CultureInfo.InvariantCulture, $$"""{"experiment_id": "{{experiment}}", "key": "{{FilledTag}}", "value": "{{filled}}"}"""));

    private (string Id, long Filled) Find(string name)
    {
        if (server.FindExperiment(name) is not { } answer)
        {
            return (server.CreateExperiment(name), 0);
        }

        var id = AnswerText.First(answer.Body, "\"experiment_id\""u8) ?? throw new BenchException("The experiment has no id.");
        var body = answer.Body;
        var tag = body.IndexOf(Encoding.ASCII.GetBytes($"\"{FilledTag}\""));
        var filled = tag < 0 ? null : AnswerText.First(body[tag..], "\"value\""u8);
        return (id, filled is null ? 0 : long.Parse(filled, CultureInfo.InvariantCulture));
    }
}
