using System.Collections.Immutable;
using System.Text.Json;

namespace Bayou.Search.Traces;

/// <summary>Reads the JSON objects in which traces keep tokens and costs.</summary>
internal static class TokenCounts
{
    /// <summary>MLflow's names of the counts, which are also those of the metrics over them.</summary>
    public static ImmutableArray<string> Names { get; } =
        ["input_tokens", "output_tokens", "total_tokens", "cache_read_input_tokens", "cache_creation_input_tokens"];

    /// <summary>Reads numbers by name.</summary>
    /// <param name="json">A JSON object, or null.</param>
    /// <param name="names">The names.</param>
    /// <param name="numbers">Takes one for each; NaN for one that isn't there, or isn't a number.</param>
    public static void Read(string? json, ReadOnlySpan<string> names, Span<double> numbers)
    {
        numbers.Fill(double.NaN);
        if (string.IsNullOrEmpty(json))
        {
            return;
        }

        try
        {
            using var document = JsonDocument.Parse(json);
            for (var i = 0; i < names.Length && document.RootElement.ValueKind == JsonValueKind.Object; i++)
            {
                if (document.RootElement.TryGetProperty(names[i], out var value) && value.ValueKind == JsonValueKind.Number)
                {
                    numbers[i] = value.GetDouble();
                }
            }
        }
        catch (JsonException)
        {
            // Clients may write anything into metadata: what is no JSON tells no numbers.
        }
    }
}
