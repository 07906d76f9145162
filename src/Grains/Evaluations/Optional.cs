namespace Bayou.Grains.Evaluations;

/// <summary>Protobuf's setters of optional texts refuse null.</summary>
internal static class Optional
{
    internal static void Set(string? value, Action<string> set)
    {
        if (value is not null)
        {
            set(value);
        }
    }
}
