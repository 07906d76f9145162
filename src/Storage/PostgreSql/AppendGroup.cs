using Bayou.Storage.Writing;

namespace Bayou.Storage.PostgreSql;

/// <summary>
/// Appends that can go in one statement: those of each stream follow one another. The others must go one by one, after them: one of them is
/// stale, and only the database can tell which.
/// </summary>
internal sealed class AppendGroup
{
    private readonly Dictionary<string, List<StreamAppend>> _streams = new(StringComparer.Ordinal);
    private readonly HashSet<string> _disputed;
    private readonly List<PendingAppend> _together = [];
    private readonly List<PendingAppend> _alone;

    /// <param name="appends">In the order in which they were queued.</param>
    /// <param name="alone">Appends that are known to go one by one; those that follow are added.</param>
    /// <param name="disputed">Streams whose appends go one by one.</param>
    public AppendGroup(IEnumerable<PendingAppend> appends, List<PendingAppend> alone, HashSet<string> disputed)
    {
        _alone = alone;
        _disputed = disputed;
        foreach (var append in appends)
        {
            Add(append);
        }
    }

    /// <summary>The appends of the one statement.</summary>
    public IReadOnlyList<PendingAppend> Together => _together;

    /// <summary>Their streams, sorted by name, each with its parts in order.</summary>
    public IEnumerable<IReadOnlyList<StreamAppend>> Streams =>
        _streams.OrderBy(static stream => stream.Key, StringComparer.Ordinal).Select(static stream => stream.Value);

    private void Add(PendingAppend append)
    {
        foreach (var stream in append.Streams)
        {
            if (_disputed.Contains(stream.Stream)
                || (_streams.TryGetValue(stream.Stream, out var parts) && parts[^1].Last + 1 != stream.First))
            {
                _disputed.UnionWith(append.Streams.Select(static part => part.Stream));
                _alone.Add(append);
                return;
            }
        }

        _together.Add(append);
        foreach (var stream in append.Streams)
        {
            if (!_streams.TryGetValue(stream.Stream, out var parts))
            {
                _streams.Add(stream.Stream, parts = []);
            }

            parts.Add(stream);
        }
    }
}
