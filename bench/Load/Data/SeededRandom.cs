namespace Bayou.Bench.Data;

/// <summary>
/// SplitMix64 (Steele, Lea, Flood 2014): numbers that depend on a seed and a stream alone, so that run 70,000 holds the same values
/// whichever connection makes it, and whenever.
/// </summary>
internal struct SeededRandom(ulong seed, ulong stream)
{
    private ulong _state = Mix(seed) ^ Mix(stream + 0x9E3779B97F4A7C15);

    /// <summary>Evenly spread over 0 (included) to 1 (not).</summary>
    internal double NextDouble() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Evenly spread over 0 (included) to <paramref name="bound"/> (not).</summary>
    internal int Next(int bound) => (int)(((Next() >> 32) * (ulong)bound) >> 32);

    /// <summary>Near 0, spread as a bell of width 1 (Irwin-Hall of twelve).</summary>
    internal double NextNormal()
    {
        var sum = 0.0;
        for (var term = 0; term < 12; term++)
        {
            sum += NextDouble();
        }

        return sum - 6;
    }

    internal ulong Next() => Mix(_state += 0x9E3779B97F4A7C15);

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
