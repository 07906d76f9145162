using Bayou.Contracts.Traces;

namespace Bayou.Search.Traces;

/// <summary>How two filters go together: normalised pointwise mutual information (Bouma, 2009).</summary>
public static class TraceCorrelation
{
    /// <summary>The Jeffreys prior of a cell.</summary>
    private const double Prior = 0.5;

    /// <summary>Works it out.</summary>
    /// <param name="total">All traces.</param>
    /// <param name="first">Those that one filter matches.</param>
    /// <param name="second">Those that the other matches.</param>
    /// <param name="joint">Those that both match.</param>
    public static FilterCorrelation From(long total, long first, long second, long joint)
    {
        var neither = total - first - second + joint;
        if (first <= 0 || second <= 0 || joint < 0 || joint > first || joint > second || neither < 0)
        {
            return new FilterCorrelation(double.NaN, double.NaN, first, second, joint, total);
        }

        var npmi = joint == 0 ? -1 : Npmi(joint, first - joint, second - joint, neither, 0);
        var smoothed = Npmi(joint, first - joint, second - joint, neither, Prior);
        return new FilterCorrelation(npmi, smoothed, first, second, joint, total);
    }

    private static double Npmi(long both, long onlyFirst, long onlySecond, long neither, double prior)
    {
        if (onlyFirst == 0 && onlySecond == 0 && neither == 0)
        {
            // All traces match both: the information is 0/0, and MLflow says that they always go together.
            return 1;
        }

        var joint = both + prior;
        var first = joint + onlyFirst + prior;
        var second = joint + onlySecond + prior;
        var total = first + onlySecond + neither + (2 * prior);
        var information = Math.Log(joint) + Math.Log(total) - Math.Log(first) - Math.Log(second);
        return Math.Clamp(information / (Math.Log(total) - Math.Log(joint)), -1, 1);
    }
}
