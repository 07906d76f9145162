using Bayou.Contracts.Runs;
using Bayou.Search.Columns;
using Bayou.Search.Paging;

namespace Bayou.Search.Runs.Sorting;

/// <summary>Orders by the name of the status.</summary>
internal sealed class StatusSort : SortColumn
{
    private readonly WholeColumn _states;
    private readonly ulong[] _bits = new ulong[RunState.StatusCount];

    /// <summary>Binds the order.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="descending">Whether greater names come first.</param>
    public StatusSort(RunColumns columns, bool descending)
        : base(descending)
    {
        _states = columns.Heads.States;
        foreach (var status in Enum.GetValues<RunStatus>())
        {
            _bits[(int)status] = SortBits.OfText(TextDictionary.PrefixOf(status.WireName()), descending);
        }
    }

    /// <inheritdoc/>
    public override void CopyBits(int page, ReadOnlySpan<ushort> places, Span<ulong> bits, ScanBuffers buffers)
    {
        var states = buffers.States;
        _states.CopyTo(page, states);
        for (var i = 0; i < places.Length; i++)
        {
            bits[i] = _bits[(int)RunState.Status(states[places[i]])];
        }
    }

    /// <inheritdoc/>
    public override bool HasExactBits => true;

    /// <inheritdoc/>
    public override ulong Bits(int row) => _bits[(int)RunState.Status(_states[row])];

    /// <inheritdoc/>
    public override SortValue Read(int row) => SortValues.OfText(RunState.Status(_states[row]).WireName());

    /// <summary>Compares two rows; no two names begin with the same four characters.</summary>
    /// <inheritdoc/>
    public override int Compare(int left, int right) =>
        Bits(left).CompareTo(Bits(right));
}
