using System.Collections.Immutable;
using Bayou.Contracts.Experiments;
using Bayou.Contracts.Runs;
using Bayou.Search.Language;
using Bayou.Search.Paging;

namespace Bayou.Search.Experiments;

/// <summary>A total order of experiments.</summary>
/// <param name="ordering">The order.</param>
internal sealed class ExperimentOrder(Ordering ordering) : IComparer<Experiment>
{
    /// <summary>Where a page ends.</summary>
    /// <param name="last">Its last experiment.</param>
    public PageToken TokenAfter(Experiment last) =>
        new([.. ordering.Parts.Select(part => Read(last, part.Field))], last.ExperimentId);

    /// <inheritdoc/>
    public int Compare(Experiment? x, Experiment? y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        foreach (var part in ordering.Parts)
        {
            var compared = SortValues.Compare(Read(x, part.Field), Read(y, part.Field), part.Descending);
            if (compared != 0)
            {
                return compared;
            }
        }

        return CompareIds(x.ExperimentId, y.ExperimentId);
    }

    /// <summary>Compares an experiment with the last one of another page.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="last">Where that page ended.</param>
    public int Compare(Experiment experiment, PageToken last)
    {
        for (var i = 0; i < ordering.Parts.Length; i++)
        {
            var compared = SortValues.Compare(Read(experiment, ordering.Parts[i].Field), last.Key[i], ordering.Parts[i].Descending);
            if (compared != 0)
            {
                return compared;
            }
        }

        return CompareIds(experiment.ExperimentId, last.Id);
    }

    private static SortValue Read(Experiment experiment, Field field) => field.Key switch
    {
        ExperimentSchema.Name => SortValues.OfText(experiment.Name),
        ExperimentSchema.CreationTime => SortValues.OfWhole(experiment.CreationTime),
        ExperimentSchema.LastUpdateTime => SortValues.OfWhole(experiment.LastUpdateTime),
        _ => throw new InvalidOperationException($"No order is known for the attribute '{field.Key}'."),
    };

    private int CompareIds(string left, string right)
    {
        var compared = ExperimentIds.Compare(left, right);
        return ordering.IdDescending ? -compared : compared;
    }
}
