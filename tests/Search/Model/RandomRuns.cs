using System.Collections.Immutable;
using Bayou.Contracts.Datasets;
using Bayou.Contracts.Metrics;
using Bayou.Contracts.Names;
using Bayou.Contracts.Runs;
using Bayou.Search.Runs;

namespace Bayou.Search.Tests.Model;

/// <summary>Grows runs by random changes, in a table and as plain documents.</summary>
internal sealed class RandomRuns(Random random, RunTable table)
{
    private readonly Dictionary<string, (Run Run, long Sequence)> _documents = [];

    public RandomRuns(Random random)
        : this(random, new RunTable())
    {
    }

    public RunTable Table { get; } = table;

    public IEnumerable<Run> Documents => _documents.Values.Select(document => document.Run);

    public void Grow(int runs, int changes)
    {
        for (var i = 0; i < changes; i++)
        {
            Change($"run{random.Next(runs)}");
        }
    }

    private void Change(string id)
    {
        var isNew = !_documents.TryGetValue(id, out var document);
        var sequence = document.Sequence + random.Next(1, 3);
        var before = isNew ? new Run(NextInfo(id), [], [], [], [], [], []) : document.Run;
        var change = new RunChange(
            id,
            sequence,
            document.Sequence,
            isNew ? before.Info : random.Next(3) == 0 ? NextInfo(id) : null,
            [.. SomeKeys().Select(key => new Metric(key, NextPoint()))],
            [.. SomeKeys().Select(key => new Param(key, random.Pick(Vocabulary.Texts)))],
            [.. SomeKeys().Select(key => new Tag(key, random.Pick(Vocabulary.Texts)))],
            [.. SomeKeys()],
            random.Next(4) == 0 ? [NextDataset()] : [],
            random.Next(8) == 0 ? [$"m-{random.Next(5)}"] : [],
            random.Next(8) == 0 ? [new ModelOutput($"m-{random.Next(5)}", random.Next(-1, 2))] : []);
        var after = After(before, change);
        if (random.Next(5) == 0)
        {
            Table.Replace(after, sequence);
        }
        else
        {
            Table.Apply(change).ShouldBe(RunApplyOutcome.Applied);
        }

        _documents[id] = (after, sequence);
    }

    private static Run After(Run run, RunChange change)
    {
        var tags = run.Tags.Where(tag => !change.RemovedTags.Contains(tag.Key)).ToImmutableArray();
        return new Run(
            change.Info ?? run.Info,
            Upsert(run.Metrics, change.Metrics, metric => metric.Key),
            Upsert(run.Params, change.Params, param => param.Key),
            Upsert(tags, change.Tags, tag => tag.Key),
            [.. run.DatasetInputs.Concat(change.DatasetInputs).DistinctBy(input => (input.Dataset.Name, input.Dataset.Digest))],
            [.. run.ModelInputs.Concat(change.ModelInputs).Distinct()],
            [.. run.ModelOutputs.Concat(change.ModelOutputs).Distinct()]);
    }

    private static ImmutableArray<T> Upsert<T>(ImmutableArray<T> held, ImmutableArray<T> changed, Func<T, string> key)
    {
        var list = held.ToList();
        foreach (var item in changed)
        {
            var place = list.FindIndex(other => key(other) == key(item));
            if (place >= 0)
            {
                list[place] = item;
            }
            else
            {
                list.Add(item);
            }
        }

        return [.. list];
    }

    private string[] SomeKeys() => [.. Vocabulary.Keys.Where(_ => random.Next(4) == 0).OrderBy(_ => random.Next())];

    private MetricPoint NextPoint() => new(random.Pick(Vocabulary.Numbers), random.Pick(Vocabulary.Times), random.Next(-2, 3));

    private RunInfo NextInfo(string id) => new(
        id,
        random.Pick("7", "7", "8"),
        random.Pick(Vocabulary.Texts),
        random.Pick(Vocabulary.Texts),
        (RunStatus)random.Next(1, 6),
        random.Pick(Vocabulary.Times),
        random.Next(3) == 0 ? null : random.Pick(Vocabulary.Times),
        random.Pick($"root:/{id}/artifacts", $"{id}", $"{id}/{id}", "file:///x", string.Empty, "zero\0inside"),
        random.Next(6) == 0 ? LifecycleStage.Deleted : LifecycleStage.Active);

    private DatasetInput NextDataset() => new(
        new Dataset(random.Pick(Vocabulary.DatasetNames), random.Pick(Vocabulary.DatasetDigests), "local", random.Pick("s1", "s2")),
        random.Next(3) == 0 ? [] : [new Tag("other", "x"), new Tag(DatasetInput.ContextTag, random.Pick(Vocabulary.DatasetContexts))]);
}
