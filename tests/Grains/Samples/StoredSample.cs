using System.Text.Json;
using System.Text.Json.Serialization;
using Bayou.Grains.Journal;

namespace Bayou.Grains.Tests.Samples;

/// <summary>
/// A stream as a released version stored it: a file with a line of hex digits for each record, in order, and a last one for the snapshot that
/// stands for all of them. Files are never changed; a version that writes something else gets files of its own.
/// </summary>
internal static class StoredSample
{
    private static readonly JsonSerializerOptions s_json = new()
    {
        IncludeFields = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>Reads a sample, and checks what it is read as.</summary>
    /// <param name="name">The file's name without extension.</param>
    /// <param name="create">Makes an empty state.</param>
    /// <param name="expected">What the records say.</param>
    public static void ShouldLoad<TState, TEvent>(string name, Func<TState> create, params TEvent[] expected)
        where TState : IJournaledState<TEvent>
    {
        var stored = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Samples", name + ".hex")).Select(Convert.FromHexString).ToList();
        stored.Count.ShouldBe(expected.Length + 1);
        var (replayed, restored) = (create(), create());
        for (var i = 0; i < expected.Length; i++)
        {
            var change = replayed.Decode(stored[i]);
            JsonSerializer.Serialize(change, s_json).ShouldBe(JsonSerializer.Serialize(expected[i], s_json));
            replayed.Apply(change);
        }

        restored.Restore(stored[^1]);
        Convert.ToHexString(restored.Snapshot().Body.Span).ShouldBe(Convert.ToHexString(replayed.Snapshot().Body.Span));
    }
}
