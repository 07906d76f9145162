using Bayou.Search.Columns;

namespace Bayou.Search.Registry;

/// <summary>Everything that a table holds of model versions, by row. Rows of deleted versions are used again.</summary>
internal sealed class VersionColumns
{
    private readonly Stack<int> _free = [];

    /// <summary>See <see cref="VersionFlags"/>.</summary>
    public WholeColumn Flags { get; } = new();

    /// <summary>Numbers of versions.</summary>
    public WholeColumn Versions { get; } = new();

    /// <summary>Creation times in ms.</summary>
    public WholeColumn CreationTimes { get; } = new();

    /// <summary>Times of the last update in ms.</summary>
    public WholeColumn LastUpdateTimes { get; } = new();

    /// <summary>Names of models.</summary>
    public TextColumn Names { get; } = new();

    /// <summary>Descriptions; none where an update cleared it.</summary>
    public TextColumn Descriptions { get; } = new();

    /// <summary>Sources.</summary>
    public TextColumn Sources { get; } = new();

    /// <summary>Storage locations; none where it is the source.</summary>
    public TextColumn StorageLocations { get; } = new();

    /// <summary>Run ids.</summary>
    public TextColumn RunIds { get; } = new();

    /// <summary>Run links.</summary>
    public TextColumn RunLinks { get; } = new();

    /// <summary>Ids of logged models.</summary>
    public TextColumn ModelIds { get; } = new();

    /// <summary>Tags.</summary>
    public KeyedColumns<TextColumn> Tags { get; } = new();

    /// <summary>Which tags a row has, in the order of first writing.</summary>
    public RowLists Lists { get; } = new();

    /// <summary>A row's list of tag columns.</summary>
    public WholeColumn TagLists { get; } = new();

    /// <summary>How many rows there are, empty ones included.</summary>
    public int RowCount { get; private set; }

    /// <summary>A row without content.</summary>
    public int AddRow()
    {
        if (!_free.TryPop(out var row))
        {
            row = RowCount++;
            CreationTimes[row] = 0;
            LastUpdateTimes[row] = 0;
            TagLists[row] = RowLists.Empty;
            Versions[row] = 0;
            Flags[row] = VersionFlags.Empty;
        }

        return row;
    }

    /// <summary>Gives a row back that has no content any more.</summary>
    /// <param name="row">The row.</param>
    public void FreeRow(int row) => _free.Push(row);
}
