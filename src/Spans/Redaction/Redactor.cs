using System.Globalization;
using Bayou.Spans.Otlp;
using Google.Protobuf.Collections;

namespace Bayou.Spans.Redaction;

/// <summary>Masks spans of one batch. Resources and scopes are shared between batches, so they are copied, once for each.</summary>
internal sealed class Redactor(RedactionRules rules)
{
    private const long LeastCardNumber = 1_000_000_000_000;

    private readonly Dictionary<object, object> _copies = new(ReferenceEqualityComparer.Instance);

    /// <summary>The span, changed where something is masked, with copies of where it came from.</summary>
    internal ReceivedSpan Apply(ReceivedSpan received)
    {
        if (rules.IsEmpty)
        {
            return received;
        }

        var span = received.Span;
        span.Name = rules.Apply(span.Name);
        if (span.Status is { } status)
        {
            status.Message = rules.Apply(status.Message);
        }

        ApplyAll(span.Attributes);
        foreach (var occurrence in span.Events)
        {
            Apply(occurrence);
        }

        foreach (var link in span.Links)
        {
            ApplyAll(link.Attributes);
        }

        return new ReceivedSpan(
            span,
            Copy(received.Resource, resource => resource.Clone(), resource => resource.Attributes),
            Copy(received.Scope, scope => scope.Clone(), scope => scope.Attributes));
    }

    internal void Apply(Span.Types.Event occurrence)
    {
        if (!rules.IsEmpty)
        {
            occurrence.Name = rules.Apply(occurrence.Name);
            ApplyAll(occurrence.Attributes);
        }
    }

    private T? Copy<T>(T? original, Func<T, T> clone, Func<T, RepeatedField<KeyValue>> attributesOf)
        where T : class
    {
        if (original is null)
        {
            return null;
        }

        if (!_copies.TryGetValue(original, out var copy))
        {
            var made = clone(original);
            ApplyAll(attributesOf(made));
            _copies[original] = copy = made;
        }

        return (T)copy;
    }

    private void ApplyAll(RepeatedField<KeyValue> attributes)
    {
        foreach (var attribute in attributes)
        {
            if (rules.Covers(attribute.Key))
            {
                attribute.Value = new AnyValue { StringValue = RedactionRules.Mask };
            }
            else if (attribute.Value is { } value)
            {
                Apply(value);
            }
        }
    }

    private void Apply(AnyValue value)
    {
        switch (value.ValueCase)
        {
            case AnyValue.ValueOneofCase.StringValue:
                var text = value.StringValue;
                if (rules.Apply(text) is var masked && !ReferenceEquals(masked, text))
                {
                    value.StringValue = masked;
                }

                break;
            case AnyValue.ValueOneofCase.IntValue when value.IntValue >= LeastCardNumber:
                var digits = value.IntValue.ToString(CultureInfo.InvariantCulture);
                if (rules.Apply(digits) is var hidden && hidden != digits)
                {
                    value.StringValue = hidden;
                }

                break;
            case AnyValue.ValueOneofCase.ArrayValue:
                foreach (var item in value.ArrayValue.Values)
                {
                    Apply(item);
                }

                break;
            case AnyValue.ValueOneofCase.KvlistValue:
                ApplyAll(value.KvlistValue.Values);
                break;
            default:
                break;
        }
    }
}
