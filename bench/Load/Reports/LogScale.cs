namespace Bayou.Bench.Reports;

/// <summary>Places figures on a line whose every tenfold is equally long.</summary>
internal sealed class LogScale
{
    private readonly double _left;
    private readonly double _perDecade;
    private readonly int _firstDecade;
    private readonly int _lastDecade;

    /// <summary>Makes a scale that holds all figures.</summary>
    /// <param name="figures">The figures; zeros are placed at the left end.</param>
    /// <param name="left">Where the line begins.</param>
    /// <param name="width">How long it is.</param>
    internal LogScale(IEnumerable<double> figures, double left, double width)
    {
        var positive = figures.Where(static figure => figure > 0).DefaultIfEmpty(1).ToArray();
        _firstDecade = (int)Math.Floor(Math.Log10(positive.Min()));
        _lastDecade = Math.Max(_firstDecade + 1, (int)Math.Ceiling(Math.Log10(positive.Max())));
        _left = left;
        _perDecade = width / (_lastDecade - _firstDecade);
    }

    /// <summary>The tenfolds, with their places.</summary>
    internal IEnumerable<(double Figure, double Place)> Ticks =>
        Enumerable.Range(_firstDecade, _lastDecade - _firstDecade + 1).Select(decade => (Math.Pow(10, decade), Decade(decade)));

    internal double PlaceOf(double figure) => figure > 0 ? Decade(Math.Log10(figure)) : _left;

    private double Decade(double decade) => _left + ((decade - _firstDecade) * _perDecade);
}
