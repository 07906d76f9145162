namespace Bayou.Grains.Runs;

/// <summary>
/// Gives equal short texts one string. Runs of an experiment have the same keys and often the same values, each read from a request of
/// its own; most of an idle run's memory would be copies of them. A text whose place another one has taken stays as it is.
/// </summary>
/// <param name="places">How many texts can be shared at a time; a power of two.</param>
/// <param name="longest">Longer texts, in UTF-16 code units, are left alone.</param>
internal sealed class SharedText(int places, int longest)
{
    // Written without a lock: a reader finds one whole string or another.
    private readonly string?[] _places = new string?[places];

    /// <summary>Names of metrics, params and tags.</summary>
    internal static SharedText Keys { get; } = new(places: 8_192, longest: 250);

    /// <summary>Values of params and tags.</summary>
    internal static SharedText Values { get; } = new(places: 8_192, longest: 40);

    /// <summary>An equal text.</summary>
    internal string Of(string text)
    {
        if (text.Length > longest)
        {
            return text;
        }

        ref var place = ref _places[text.GetHashCode(StringComparison.Ordinal) & (_places.Length - 1)];
        if (place is { } shared && shared == text)
        {
            return shared;
        }

        return place = text;
    }
}
