using System.Text.Json;
using Bayou.Contracts.Errors;

namespace Bayou.Spans.Json;

/// <summary>Reads lists of spans or log records, of which one that is malformed may be left out.</summary>
/// <param name="faults">Takes why items are left out; null refuses the request for the first.</param>
internal sealed class OtlpItems(ICollection<string>? faults)
{
    /// <summary>
    /// The most items of a request that are left out. An exporter whose items are all malformed hears of it soon enough, and looking at each of
    /// millions would take long.
    /// </summary>
    internal const int MostFaults = 10_000;

    /// <summary>The items that can be read.</summary>
    /// <typeparam name="T">A span or a log record.</typeparam>
    /// <param name="json">What holds the list.</param>
    /// <param name="name">The list's name.</param>
    /// <param name="read">Reads an item.</param>
    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: it is no list, or too many items are malformed.</exception>
    internal IEnumerable<T> Read<T>(JsonElement json, string name, Func<JsonElement, T> read)
        where T : class
    {
        foreach (var item in json.ListField(name))
        {
            if (TryRead(item, read) is { } value)
            {
                yield return value;
            }
        }
    }

    private T? TryRead<T>(JsonElement item, Func<JsonElement, T> read)
        where T : class
    {
        try
        {
            return read(item);
        }
        catch (BayouException fault) when (faults?.Count < MostFaults)
        {
            faults.Add(fault.Message);
        }
        catch (InvalidOperationException) when (faults?.Count < MostFaults)
        {
            faults.Add(OtlpJson.InvalidName);
        }

        return null;
    }
}
