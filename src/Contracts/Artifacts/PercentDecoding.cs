namespace Bayou.Contracts.Artifacts;

/// <summary>Percent-decoding until nothing changes any more, to see what a path hides.</summary>
internal static class PercentDecoding
{
    /// <summary>Most rounds of decoding. MLflow's server does as many.</summary>
    internal const int MaxRounds = 10;

    /// <summary>
    /// The text when decoding changes nothing more (the same instance if it never did), or null if it still does after the
    /// last round.
    /// </summary>
    internal static string? Fully(string text)
    {
        for (var round = 0; round < MaxRounds; round++)
        {
            var decoded = Uri.UnescapeDataString(text);
            if (decoded == text)
            {
                return text;
            }

            text = decoded;
        }

        return Uri.UnescapeDataString(text) == text ? text : null;
    }
}
