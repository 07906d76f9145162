using System.Collections.Frozen;
using System.Text.Json;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Traces;
using Bayou.Spans.Prices;

namespace Bayou.Spans;

/// <summary>What models cost, in US dollars for each token.</summary>
public sealed class PriceTable
{
    private readonly FrozenDictionary<string, ModelPrice> _prices;

    internal PriceTable(IEnumerable<KeyValuePair<string, ModelPrice>> prices) =>
        _prices = prices.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Public list prices of well-known models as of 2026-09-23: those that genai-prices 0.1.8 (https://github.com/pydantic/genai-prices) names, and
    /// for models of DeepSeek, Mistral and Meta that it lacks or lists with older prices, those of MLflow's model catalogue of April 2026 and of
    /// the providers. They are the prices of the lowest tier, of global endpoints, without batches, promotions and hours of the day.
    /// </summary>
    public static PriceTable Default { get; } = PriceTableReader.ReadDefault();

    /// <summary>A table without prices: only costs that spans tell themselves are known.</summary>
    public static PriceTable Empty { get; } = new([]);

    /// <summary>How many models it knows.</summary>
    public int Count => _prices.Count;

    /// <summary>Reads a table: docs/specs/span-normalisation.md has the form.</summary>
    /// <param name="json">JSON text.</param>
    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: the text isn't a price table; the message names the faulty entry.</exception>
    public static PriceTable Parse(string json)
    {
        try
        {
            return new PriceTable(PriceTableReader.Read(json));
        }
        catch (JsonException exception)
        {
            throw new BayouException(ErrorCode.InvalidParameterValue, $"The price table is not JSON: {exception.Message}", exception);
        }
    }

    /// <summary>What a call cost.</summary>
    /// <param name="model">The model's name; it is looked for as <c>provider/model</c>, by its own name, then by its name without a version.</param>
    /// <param name="provider">Who runs it, or null.</param>
    /// <param name="tokens">Tokens, those from caches among the input.</param>
    /// <returns>Null where the price isn't known, and for models behind MLflow's gateway, which counts costs itself.</returns>
    public SpanCost? CostOf(string model, string? provider, TokenUsage tokens)
    {
        if (model.StartsWith("gateway:/", StringComparison.Ordinal) || model.StartsWith("endpoints:/", StringComparison.Ordinal))
        {
            return null;
        }

        return Find(model, provider)?.CostOf(tokens);
    }

    private ModelPrice? Find(string model, string? provider)
    {
        if (_prices.Count == 0 || model.Length > ModelNames.Longest)
        {
            return null;
        }

        if (provider is not null && _prices.TryGetValue($"{provider}/{model}", out var price))
        {
            return price;
        }

        foreach (var name in ModelNames.Of(model))
        {
            if (_prices.TryGetValue(name, out price))
            {
                return price;
            }
        }

        return null;
    }
}
