using Bayou.Contracts.Errors;
using Bayou.Spans.Json;
using Bayou.Spans.Otlp;
using Google.Protobuf.Collections;

namespace Bayou.Spans.Intake;

/// <summary>What the store can't take.</summary>
internal static class SpanGuard
{
    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: the span has no id, or an attribute nests too deep to be read again.</exception>
    internal static void Check(ReceivedSpan received)
    {
        if (received.Span.SpanId.IsEmpty)
        {
            throw BayouException.InvalidParameter($"Span '{received.Span.Name}' has no 'span_id'; it must be 8 bytes, not all of them 0.");
        }

        CheckAll(received.Span.Attributes);
        CheckAll(received.Resource?.Attributes);
        CheckAll(received.Scope?.Attributes);
        foreach (var occurrence in received.Span.Events)
        {
            Check(occurrence);
        }

        foreach (var link in received.Span.Links)
        {
            CheckAll(link.Attributes);
        }
    }

    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: an attribute nests too deep to be read again.</exception>
    internal static void Check(Span.Types.Event occurrence) => CheckAll(occurrence.Attributes);

    private static void CheckAll(RepeatedField<KeyValue>? attributes)
    {
        for (var i = 0; i < attributes?.Count; i++)
        {
            if (AnyValues.Depth(attributes[i].Value) > AnyValues.MaxDepth)
            {
                throw BayouException.InvalidParameter($"Attribute '{attributes[i].Key}' nests too deep; send it as JSON text.");
            }
        }
    }
}
