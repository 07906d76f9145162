using Bayou.Contracts.Traces;
using Bayou.Search.Traces;
using Bayou.Spans;

namespace Bayou.Grains.Traces.Responses;

/// <summary>Finds the span that got a response among the stored ones: by a search of the experiment's traces, so that no index of responses is needed.</summary>
/// <param name="experimentId">The experiment.</param>
/// <param name="index">Its traces.</param>
/// <param name="content">The content of their spans.</param>
internal sealed class ResponseSearch(string experimentId, ITraceIndexGrain index, ITraceContent content)
{
    /// <summary>The attribute that names a response (https://github.com/open-telemetry/semantic-conventions-genai).</summary>
    internal const string Attribute = "gen_ai.response.id";

    /// <summary>The newest span that got a response, or null.</summary>
    internal async Task<ResponseSpan?> FindAsync(string responseId, CancellationToken cancellationToken)
    {
        var quote = responseId.Contains('\'', StringComparison.Ordinal) ? '"' : '\'';
        if (responseId.Contains(quote, StringComparison.Ordinal))
        {
            return null;
        }

        var query = new TraceSearchQuery([experimentId], $"span.attributes.`{Attribute}` = {quote}{responseId}{quote}", 1, [], null);
        var page = await index.SearchAsync(query, cancellationToken);
        return page.Hits is [var hit, ..] && await FindInAsync(hit.Info.TraceId, responseId, cancellationToken) is { } spanId
            ? new ResponseSpan(responseId, hit.Info.TraceId, spanId)
            : null;
    }

    /// <summary>A span that was sent again is as it came last.</summary>
    private async Task<string?> FindInAsync(string traceId, string responseId, CancellationToken cancellationToken)
    {
        string? found = null;
        await foreach (var batch in content.ReadAsync(traceId, cancellationToken))
        {
            foreach (var span in content.Decode(traceId, batch))
            {
                var spanId = Convert.ToHexStringLower(span.Span.SpanId.Span);
                if (SpanTexts.Attribute(span, Attribute) == responseId)
                {
                    found = spanId;
                }
                else if (found == spanId)
                {
                    found = null;
                }
            }
        }

        return found;
    }
}
