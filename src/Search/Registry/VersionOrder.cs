using System.Collections.Immutable;
using Bayou.Contracts.Runs;
using Bayou.Search.Language;
using Bayou.Search.Paging;
using Bayou.Search.Runs;
using Bayou.Search.Runs.Sorting;

namespace Bayou.Search.Registry;

/// <summary>A total order of the rows of versions, for one search: name and number are among its parts.</summary>
/// <param name="columns">The columns.</param>
/// <param name="ordering">The ordering.</param>
internal sealed class VersionOrder(VersionColumns columns, Ordering ordering) : IScanOrder
{
    private readonly SortColumn[] _parts = [.. ordering.Parts.Select(part => Create(columns, part))];

    /// <inheritdoc/>
    public void CopyBits(int page, ReadOnlySpan<ushort> places, Span<ulong> bits, ScanBuffers buffers) =>
        _parts[0].CopyBits(page, places, bits, buffers);

    /// <inheritdoc/>
    public (ulong Least, ulong Greatest) Bounds(int page) => _parts[0].Bounds(page);

    /// <summary>What <see cref="CopyBits"/> would write for a value of the first part.</summary>
    /// <param name="value">The value.</param>
    public ulong BitsOf(in SortValue value) => _parts[0] is NameSort names
        ? names.BitsOf(value.Text)
        : SortBits.Of(value, ordering.Parts[0].Descending);

    /// <summary>The token of a page that ends with a row.</summary>
    /// <param name="row">The row.</param>
    public PageToken TokenAfter(int row) => new([.. _parts.Select(part => part.Read(row))], "");

    /// <inheritdoc/>
    public int Compare(int x, int y)
    {
        foreach (var part in _parts)
        {
            var compared = part.Compare(x, y);
            if (compared != 0)
            {
                return compared;
            }
        }

        return 0;
    }

    /// <summary>Compares a row with the last row of another page.</summary>
    /// <param name="row">The row.</param>
    /// <param name="last">The sort key of that row.</param>
    public int Compare(int row, ImmutableArray<SortValue> last)
    {
        for (var i = 0; i < _parts.Length; i++)
        {
            var compared = _parts[i].Compare(row, last[i]);
            if (compared != 0)
            {
                return compared;
            }
        }

        return 0;
    }

    private static SortColumn Create(VersionColumns columns, OrderPart part) => part.Field.Key switch
    {
        RegistrySchema.Name => new NameSort(columns.Names, part.Descending),
        RegistrySchema.SourcePath => new TextSort(columns.Sources, part.Descending),
        RegistrySchema.RunId => new TextSort(columns.RunIds, part.Descending),
        RegistrySchema.VersionNumber => new TimeSort(columns.Versions, null, part.Descending),
        RegistrySchema.CreationTime => new TimeSort(columns.CreationTimes, null, part.Descending),
        RegistrySchema.LastUpdateTime => new TimeSort(columns.LastUpdateTimes, null, part.Descending),
        _ => throw new InvalidOperationException($"No order is known for the attribute '{part.Field.Key}'."),
    };
}
