using System.Collections.Immutable;
using Bayou.Api.Requests;
using Bayou.Contracts;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Metrics;
using Bayou.Contracts.Runs;

namespace Bayou.Api.Runs;

/// <summary>Reads what a run logs, with MLflow's limits. Everything is checked before anything is stored.</summary>
internal static class LogFields
{
    /// <summary>A metric point.</summary>
    /// <param name="fields">An item of log-batch, or the body of log-metric.</param>
    internal static Metric ReadMetric(ObjectFields fields)
    {
        var key = fields.RequiredText("key");
        EntityNames.Check(key, fields.PathOf("name"), "Metric name");
        var value = fields.RequiredDouble("value");
        var timestamp = fields.RequiredInt64("timestamp");
        if (timestamp < 0)
        {
            throw BayouException.InvalidParameter(
                $"Invalid value {timestamp} for parameter '{fields.PathOf("timestamp")}' supplied: Timestamp must be a nonnegative long (64-bit integer), in milliseconds.");
        }

        var step = fields.Int64("step") ?? 0;
        return new Metric(key, new MetricPoint(value, timestamp, step));
    }

    internal static Param ReadParam(ObjectFields fields, bool truncate)
    {
        var key = fields.RequiredText("key");
        EntityNames.Check(key, fields.PathOf("key"), fields.PathOf("key"));
        return new Param(key, EntityNames.Truncate(fields.Text("value") ?? "", Limits.ParamValue, truncate, fields.PathOf("value")));
    }

    internal static LogBatch ReadBatch(ObjectFields fields, bool truncate)
    {
        var (metrics, @params, tags) = (Length(fields, "metrics"), Length(fields, "params"), Length(fields, "tags"));
        CheckCount(metrics, Limits.BatchMetrics, "metrics");
        CheckCount(@params, Limits.BatchParams, "params");
        CheckCount(tags, Limits.BatchTags, "tags");
        CheckCount(metrics + @params + tags, Limits.BatchEntities, "metrics, params, and tags");
        return new LogBatch(
            fields.ObjectList("metrics", ReadMetric),
            fields.ObjectList("params", param => ReadParam(param, truncate)),
            TagFields.RunTags(fields, "tags", truncate));
    }

    internal static ImmutableArray<ModelOutput> ReadModelOutputs(ObjectFields fields) =>
        fields.ObjectList("models", model => new ModelOutput(model.RequiredText("model_id"), model.Int64("step") ?? 0));

    private static int Length(ObjectFields fields, string name) =>
        fields.TryGet(name, out var list) && list.ValueKind == System.Text.Json.JsonValueKind.Array ? list.GetArrayLength() : 0;

    private static void CheckCount(int count, int limit, string what)
    {
        if (count > limit)
        {
            throw BayouException.InvalidParameter(
                $"A batch logging request can contain at most {limit} {what}. Got {count} {what}. " +
                $"Please split up {what} across multiple requests and try again.");
        }
    }
}
