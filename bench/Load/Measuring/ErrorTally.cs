namespace Bayou.Bench.Measuring;

/// <summary>Counts failed operations by kind: status and error code, or what happened to the socket.</summary>
internal sealed class ErrorTally
{
    private readonly SortedDictionary<string, long> _counts = new(StringComparer.Ordinal);

    internal long Total { get; private set; }

    internal IReadOnlyDictionary<string, long> Kinds => _counts;

    internal void Add(string kind, long count = 1)
    {
        _counts[kind] = _counts.GetValueOrDefault(kind) + count;
        Total += count;
    }

    internal void Add(ErrorTally other)
    {
        foreach (var (kind, count) in other.Kinds)
        {
            Add(kind, count);
        }
    }
}
