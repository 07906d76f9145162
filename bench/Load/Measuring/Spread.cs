namespace Bayou.Bench.Measuring;

/// <summary>One figure over several repeats.</summary>
/// <param name="Median">The one in the middle; of an even number the mean of the two.</param>
/// <param name="Least">The smallest.</param>
/// <param name="Most">The largest.</param>
internal sealed record Spread(double Median, double Least, double Most)
{
    /// <summary>Half the distance from least to most, as a share of the median; zero when the median is.</summary>
    internal double Share => Median > 0 ? (Most - Least) / 2 / Median : 0;

    /// <summary>Sums up at least one figure.</summary>
    internal static Spread Of(IEnumerable<double> figures)
    {
        var ordered = figures.Order().ToArray();
        return new Spread((ordered[(ordered.Length - 1) / 2] + ordered[ordered.Length / 2]) / 2, ordered[0], ordered[^1]);
    }
}
