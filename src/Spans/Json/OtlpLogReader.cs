using System.Text.Json;
using Bayou.Spans.Otlp;

namespace Bayou.Spans.Json;

/// <summary>Reads log records of OTLP/JSON.</summary>
internal static class OtlpLogReader
{
    internal static ExportLogsServiceRequest Read(JsonElement json, OtlpItems items)
    {
        var request = new ExportLogsServiceRequest();
        foreach (var resourceLogs in json.ListField("resourceLogs"))
        {
            var logsOfResource = new ResourceLogs
            {
                Resource = OtlpValueReader.ReadResource(resourceLogs.Field("resource")),
                SchemaUrl = resourceLogs.TextField("schemaUrl"),
            };
            foreach (var scopeLogs in resourceLogs.ListField("scopeLogs"))
            {
                var logsOfScope = new ScopeLogs
                {
                    Scope = OtlpValueReader.ReadScope(scopeLogs.Field("scope")),
                    SchemaUrl = scopeLogs.TextField("schemaUrl"),
                };
                logsOfScope.LogRecords.AddRange(items.Read(scopeLogs, "logRecords", ReadRecord));
                logsOfResource.ScopeLogs.Add(logsOfScope);
            }

            request.ResourceLogs.Add(logsOfResource);
        }

        return request;
    }

    private static LogRecord ReadRecord(JsonElement json)
    {
        var record = new LogRecord
        {
            TimeUnixNano = json.UnsignedField("timeUnixNano"),
            ObservedTimeUnixNano = json.UnsignedField("observedTimeUnixNano"),
            SeverityNumber = json.EnumField("severityNumber", OtlpEnums.SeverityOf),
            SeverityText = json.TextField("severityText"),
            Body = OtlpValueReader.ReadValue(json.Field("body")),
            DroppedAttributesCount = json.SmallField("droppedAttributesCount"),
            Flags = json.SmallField("flags"),
            TraceId = json.IdField("traceId", 16),
            SpanId = json.IdField("spanId", 8),
            EventName = json.TextField("eventName"),
        };
        OtlpValueReader.ReadAttributes(json, record.Attributes);
        return record;
    }
}
