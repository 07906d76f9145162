using System.Text.Json;

namespace Bayou.Conformance.Tests.Matching;

/// <summary>An expectation about one JSON value.</summary>
internal abstract class Matcher
{
    /// <summary>What is expected, in a few words.</summary>
    public abstract string Description { get; }

    /// <summary>The differences; none if the value is as expected. A null element means that the value is absent.</summary>
    public abstract IEnumerable<Mismatch> Check(JsonElement? actual, string path);

    public bool Accepts(JsonElement? actual) => !Check(actual, "$").Any();

    protected Mismatch Fault(JsonElement? actual, string path) => new(path, Description, Show(actual));

    protected static string Show(JsonElement? actual) => actual is { } value ? Clip(value.GetRawText()) : "nothing";

    private static string Clip(string text)
    {
        var flat = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return flat.Length <= 200 ? flat : $"{flat[..200]}…";
    }
}
