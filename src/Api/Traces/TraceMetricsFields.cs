using System.Text.Json;
using Bayou.Api.Experiments;
using Bayou.Api.Requests;
using Bayou.Contracts;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Traces;

namespace Bayou.Api.Traces;

/// <summary>Reads a question for a trace metric.</summary>
internal static class TraceMetricsFields
{
    internal static TraceMetricsQuery Read(ObjectFields fields)
    {
        Require(fields, "experiment_ids");
        Require(fields, "view_type");
        var metric = fields.RequiredText("metric_name");
        Require(fields, "aggregations");
        var interval = fields.Int64("time_interval_seconds");
        var start = fields.Int64("start_time_ms");
        var end = fields.Int64("end_time_ms");
        if (interval is not null and not 0 && (start is null || end is null))
        {
            throw BayouException.InvalidParameter("start_time_ms and end_time_ms are required if time_interval_seconds is set");
        }

        return new TraceMetricsQuery(
            [.. fields.TextList("experiment_ids").Select(ExperimentIds.Parse).Distinct(StringComparer.Ordinal)],
            View(fields),
            metric,
            fields.ObjectList("aggregations", Aggregation),
            fields.TextList("dimensions"),
            fields.TextList("filters"),
            interval is 0 ? null : interval,
            start,
            end,
            fields.Int32("max_results") ?? Limits.TraceMetricsDefaultResults);
    }

    private static void Require(ObjectFields fields, string name)
    {
        if (!fields.Has(name))
        {
            throw RequestErrors.Missing(name);
        }
    }

    private static TraceMetricsView View(ObjectFields fields)
    {
        fields.TryGet("view_type", out var value);
        return Word(fields, "view_type", value) switch
        {
            "TRACES" or "1" => TraceMetricsView.Traces,
            "SPANS" or "2" => TraceMetricsView.Spans,
            "ASSESSMENTS" or "3" => TraceMetricsView.Assessments,
            _ => throw RequestErrors.Invalid(fields.PathOf("view_type"), value, "one of TRACES, SPANS, ASSESSMENTS"),
        };
    }

    private static TraceAggregation Aggregation(ObjectFields fields)
    {
        const string Name = "aggregation_type";
        if (!fields.TryGet(Name, out var value))
        {
            throw RequestErrors.Missing(fields.PathOf(Name));
        }

        var kind = Word(fields, Name, value) switch
        {
            "COUNT" or "1" => TraceAggregationKind.Count,
            "SUM" or "2" => TraceAggregationKind.Sum,
            "AVG" or "3" => TraceAggregationKind.Average,
            "PERCENTILE" or "4" => TraceAggregationKind.Percentile,
            "MIN" or "5" => TraceAggregationKind.Minimum,
            "MAX" or "6" => TraceAggregationKind.Maximum,
            _ => throw RequestErrors.Invalid(fields.PathOf(Name), value, "one of COUNT, SUM, AVG, PERCENTILE, MIN, MAX"),
        };
        return new TraceAggregation(kind, Percentile(fields, kind));
    }

    private static double Percentile(ObjectFields fields, TraceAggregationKind kind)
    {
        const string Name = "percentile_value";
        if (kind != TraceAggregationKind.Percentile)
        {
            return fields.Has(Name)
                ? throw BayouException.InvalidParameter("Percentile value is only allowed for PERCENTILE aggregation type. Leave out percentile_value.")
                : 0;
        }

        if (!fields.Has(Name))
        {
            throw BayouException.InvalidParameter("Percentile value is required for PERCENTILE aggregation. Send percentile_value.");
        }

        var percentile = fields.RequiredDouble(Name);
        return percentile is >= 0 and <= 100
            ? percentile
            : throw BayouException.InvalidParameter($"Percentile value must be between 0 and 100, got {percentile}");
    }

    private static string Word(ObjectFields fields, string name, JsonElement value) =>
        value.ValueKind == JsonValueKind.Number ? value.GetRawText() : FieldValue.Text(fields.PathOf(name), value);
}
