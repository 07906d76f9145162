using System.Buffers.Binary;
using System.Globalization;
using Bayou.Bench.Http;

namespace Bayou.Bench.Data;

/// <summary>
/// Spans of one trace as OTLP's protobuf (ExportTraceServiceRequest), coded once: a use copies them and fills in ids, times and an order number,
/// so that the load tool spends little on them.
/// </summary>
internal sealed class OtlpTemplate
{
    private const int TraceIdBytes = 16;
    private const int SpanIdBytes = 8;
    private const int OrderDigits = 8;
    private const int ErrorStatus = 2;
    private const ulong NanosPerMillisecond = 1_000_000;
    private const ulong SpanNanos = 250 * NanosPerMillisecond;

    private readonly byte[] _bytes;
    private readonly ProtoMark[] _marks;

    /// <summary>Makes spans.</summary>
    /// <param name="experiment">The trace's experiment.</param>
    /// <param name="spans">How many: a root, the others below it.</param>
    /// <param name="attributeBytes">About how much each span carries.</param>
    /// <param name="team">The trace's tag <c>team</c>.</param>
    /// <param name="isError">Whether the trace fails.</param>
    /// <param name="seed">Tells the texts of templates apart.</param>
    internal OtlpTemplate(string experiment, int spans, int attributeBytes, string team, bool isError, ulong seed)
    {
        var scope = new ProtoWriter().Message(1, new ProtoWriter().Text(1, "bayou-bench"));
        for (var number = 0; number < spans; number++)
        {
            var text = MadeUpText.Of((seed * 65_536) + (ulong)number, Math.Max(0, attributeBytes - 200));
            scope.Message(2, Span(number, text, team, isError));
        }

        var resource = new ProtoWriter().Message(1, Attribute("service.name", "bench")).Message(1, Attribute("mlflow.experiment.id", experiment));
        var message = new ProtoWriter().Message(1, new ProtoWriter().Message(1, resource).Message(2, scope));
        _bytes = message.Bytes.ToArray();
        _marks = [.. message.Marks];
    }

    /// <summary>The trace's id as MLflow knows it.</summary>
    /// <param name="stamp">The first half of the id.</param>
    /// <param name="number">The second half.</param>
    internal static string TraceId(ulong stamp, long number) => string.Create(CultureInfo.InvariantCulture, $"tr-{stamp:x16}{number + 1:x16}");

    /// <summary>The text that a trace's first span holds, and no other trace's.</summary>
    internal static string OrderOf(long number) => string.Create(CultureInfo.InvariantCulture, $"order-{number % 100_000_000:00000000}");

    /// <summary>Adds the spans to a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="stamp">The first half of the trace's id; not 0.</param>
    /// <param name="number">The second half.</param>
    /// <param name="firstSpan">The number of the first span, where a trace is sent in parts.</param>
    /// <param name="startMilliseconds">When the trace began, in ms since 1970.</param>
    internal void Write(RequestBuffer request, ulong stamp, long number, int firstSpan, long startMilliseconds)
    {
        var bytes = request.Extend(_bytes.Length);
        _bytes.CopyTo(bytes);
        var start = (ulong)startMilliseconds * NanosPerMillisecond;
        foreach (var mark in _marks)
        {
            var place = bytes[mark.Place..];
            switch (mark.Kind)
            {
                case ProtoMarkKind.TraceId:
                    BinaryPrimitives.WriteUInt64BigEndian(place, stamp);
                    BinaryPrimitives.WriteInt64BigEndian(place[sizeof(ulong)..], number + 1);
                    break;
                case ProtoMarkKind.SpanId:
                    // The root keeps its id in every part.
                    BinaryPrimitives.WriteInt64BigEndian(place, mark.Number < 0 ? 1 : firstSpan + mark.Number + 1);
                    break;
                case ProtoMarkKind.Start:
                    BinaryPrimitives.WriteUInt64LittleEndian(place, start);
                    break;
                case ProtoMarkKind.End:
                    BinaryPrimitives.WriteUInt64LittleEndian(place, start + SpanNanos);
                    break;
                case ProtoMarkKind.Order:
                    (number % 100_000_000).TryFormat(place[..OrderDigits], out _, "00000000", CultureInfo.InvariantCulture);
                    break;
            }
        }
    }

    private static ProtoWriter Span(int number, string text, string team, bool isError)
    {
        const int Root = -1;
        var span = new ProtoWriter().Id(1, TraceIdBytes, ProtoMarkKind.TraceId).Id(2, SpanIdBytes, ProtoMarkKind.SpanId, number);
        if (number > 0)
        {
            span.Id(4, SpanIdBytes, ProtoMarkKind.SpanId, Root);
        }

        span.Text(5, number == 0 ? "invoke_agent bench" : "chat gpt-4o-mini").Number(6, 3)
            .Time(7, ProtoMarkKind.Start).Time(8, ProtoMarkKind.End)
            .Message(9, Attribute("gen_ai.operation.name", number == 0 ? "invoke_agent" : "chat"))
            .Message(9, Attribute("gen_ai.request.model", "gpt-4o-mini"))
            .Message(9, Attribute("gen_ai.usage.input_tokens", 120))
            .Message(9, Attribute("gen_ai.usage.output_tokens", 30))
            .Message(9, Attribute("gen_ai.input.messages", $$"""[{"role":"user","parts":[{"type":"text","content":"{{text}}"}]}]"""));
        if (number == 0)
        {
            span.Message(9, Attribute("mlflow.traceTag.team", team)).Message(9, OrderAttribute());
        }

        return isError && number == 0 ? span.Message(15, new ProtoWriter().Number(3, ErrorStatus)) : span;
    }

    private static ProtoWriter Attribute(string key, string value) =>
        new ProtoWriter().Text(1, key).Message(2, new ProtoWriter().Text(1, value));

    private static ProtoWriter Attribute(string key, long value) =>
        new ProtoWriter().Text(1, key).Message(2, new ProtoWriter().Number(3, value));

    private static ProtoWriter OrderAttribute() =>
        new ProtoWriter().Text(1, "order").Message(2, new ProtoWriter().Message(1, new ProtoWriter().Raw("order-"u8).Blank(OrderDigits, ProtoMarkKind.Order)));
}
