using Bayou.Search.Columns;

namespace Bayou.Search.Runs;

/// <summary>Room to unpack one page of a column at a time; shared by all steps of one search.</summary>
internal sealed class ScanBuffers
{
    private readonly long[] _wholes = new long[Pages.Rows];
    private readonly long[] _states = new long[Pages.Rows];
    private readonly double[] _numbers = new double[Pages.Rows];

    /// <summary>For codes, times and list numbers.</summary>
    public Span<long> Wholes => _wholes;

    /// <summary>For states beside times.</summary>
    public Span<long> States => _states;

    /// <summary>For metric values.</summary>
    public Span<double> Numbers => _numbers;
}
