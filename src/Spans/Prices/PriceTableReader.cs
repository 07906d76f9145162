using System.Text.Json;
using Bayou.Contracts.Errors;

namespace Bayou.Spans.Prices;

/// <summary>Reads price tables.</summary>
internal static class PriceTableReader
{
    private const string Resource = "Bayou.Spans.Prices.prices.json";

    /// <summary>The table that is built in.</summary>
    internal static PriceTable ReadDefault()
    {
        using var stream = typeof(PriceTableReader).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The assembly lacks {Resource}.");
        using var reader = new StreamReader(stream);
        return new PriceTable(Read(reader.ReadToEnd()));
    }

    /// <exception cref="JsonException">The text isn't JSON.</exception>
    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: it isn't a price table.</exception>
    internal static List<KeyValuePair<string, ModelPrice>> Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        if (document.RootElement.ValueKind != JsonValueKind.Object
            || !document.RootElement.TryGetProperty("models", out var models)
            || models.ValueKind != JsonValueKind.Object)
        {
            throw BayouException.InvalidParameter("A price table is an object with the member 'models', an object with an entry for each model.");
        }

        var prices = new Dictionary<string, ModelPrice>(StringComparer.OrdinalIgnoreCase);
        foreach (var model in models.EnumerateObject())
        {
            prices[model.Name] = new ModelPrice(
                Price(model, "input") ?? throw Missing(model.Name, "input"),
                Price(model, "output") ?? 0,
                Price(model, "cache_read"),
                Price(model, "cache_write"));
        }

        return [.. prices];
    }

    private static double? Price(JsonProperty model, string name)
    {
        if (model.Value.ValueKind != JsonValueKind.Object)
        {
            throw BayouException.InvalidParameter($"Entry '{model.Name}' of the price table must be an object with 'input' and 'output'.");
        }

        if (!model.Value.TryGetProperty(name, out var price))
        {
            return null;
        }

        return price.ValueKind == JsonValueKind.Number && price.TryGetDouble(out var dollars) && double.IsFinite(dollars) && dollars >= 0
            ? dollars
            : throw BayouException.InvalidParameter($"'{name}' of '{model.Name}' in the price table must be a number of dollars for each token, 0 or more.");
    }

    private static BayouException Missing(string model, string name) =>
        BayouException.InvalidParameter($"Entry '{model}' of the price table lacks '{name}', dollars for each token.");
}
