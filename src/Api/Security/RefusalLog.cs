using System.Collections.Concurrent;

namespace Bayou.Api.Security;

/// <summary>
/// Remembers what was refused already, so that each new host or origin is reported once and a flood of them fills neither
/// the log nor memory.
/// </summary>
internal sealed class RefusalLog
{
    private const int MostNames = 100;
    private const int LongestName = 255;
    private readonly ConcurrentDictionary<string, bool> _seen = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The name as it may be shown in a log or an answer: bounded, and without characters that steer a terminal.</summary>
    /// <param name="name">A host or origin that a stranger sent.</param>
    internal static string Shown(string name) =>
        new([.. name.Take(LongestName).Select(character => char.IsControl(character) ? '?' : character)]);

    /// <summary>Whether this refusal is worth a line.</summary>
    /// <param name="name">The refused host or origin.</param>
    internal bool IsNew(string name) => _seen.Count < MostNames && _seen.TryAdd(Shown(name), true);
}
