namespace Bayou.Server.Tests.Cluster;

/// <summary>How long clients waited from the first try of an operation until it succeeded.</summary>
internal sealed class Waits
{
    private readonly Lock _lock = new();
    private readonly List<(string Name, TimeSpan Longest)> _periods = [("before", TimeSpan.Zero)];

    /// <summary>The longest of all.</summary>
    internal TimeSpan Longest
    {
        get
        {
            lock (_lock)
            {
                return _periods.Max(static period => period.Longest);
            }
        }
    }

    /// <summary>How many periods were begun.</summary>
    internal int Periods
    {
        get
        {
            lock (_lock)
            {
                return _periods.Count;
            }
        }
    }

    /// <summary>What ends from now on counts under another name.</summary>
    internal void Begin(string period)
    {
        lock (_lock)
        {
            _periods.Add((period, TimeSpan.Zero));
        }
    }

    internal void Add(TimeSpan wait)
    {
        lock (_lock)
        {
            var (name, longest) = _periods[^1];
            if (wait > longest)
            {
                _periods[^1] = (name, wait);
            }
        }
    }

    public override string ToString()
    {
        lock (_lock)
        {
            return string.Join(
                ", ", _periods.Select(static period => FormattableString.Invariant($"{period.Name} {period.Longest.TotalSeconds:F1} s")));
        }
    }
}
