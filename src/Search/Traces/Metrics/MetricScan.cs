using System.Collections.Immutable;
using Bayou.Contracts.Traces;
using Bayou.Search.Columns;
using Bayou.Search.Language;
using Bayou.Search.Runs.Filters;
using Bayou.Search.Traces.Filters;
using Bayou.Search.Traces.Spans;

namespace Bayou.Search.Traces.Metrics;

/// <summary>Works out what one table contributes to a metric.</summary>
/// <param name="columns">The columns.</param>
/// <param name="plan">The metric.</param>
internal sealed class MetricScan(TraceColumns columns, MetricPlan plan)
{
    private const double NanosPerMs = 1_000_000;
    private readonly MetricGroups _groups = new(plan);
    private readonly string?[] _dimensions = new string?[plan.Query.Dimensions.Length];
    private readonly List<SpanEntry> _spans = [];
    private readonly Dictionary<int, int> _facetKeys = [];
    private readonly Dictionary<(int Name, long State), int> _traceKeys = [];
    private readonly TextColumn? _names = columns.Tags.Find(TraceKeys.Name);

    /// <summary>Runs it.</summary>
    public ImmutableArray<TraceMetricGroup> Run()
    {
        foreach (var row in TraceScan.Rows(columns, [new LiveFilter(columns), .. RowFilters()]))
        {
            switch (plan.Query.View)
            {
                case TraceMetricsView.Traces:
                    AddTrace(row);
                    break;
                case TraceMetricsView.Spans:
                    AddSpans(row);
                    break;
                default:
                    AddAssessments(row);
                    break;
            }
        }

        return _groups.ToGroups();
    }

    private IEnumerable<RowFilter> RowFilters()
    {
        var (start, end) = (plan.Query.StartTime ?? long.MinValue, plan.Query.EndTime ?? long.MaxValue);
        yield return new RequestTimeFilter(columns, new WholeCondition(start, end, Negated: false));
        foreach (var clause in plan.Clauses)
        {
            var condition = new TextCondition([clause.Value], null, Negated: false);
            switch (clause.Entity)
            {
                case MetricEntity.TraceStatus:
                    yield return new TraceStateFilter(columns, condition);
                    break;
                case MetricEntity.TraceTag:
                    yield return RowFilterFactory.Keyed(columns.Tags.Find(clause.Key), condition);
                    break;
                case MetricEntity.TraceMetadata:
                    yield return RowFilterFactory.Keyed(columns.Metadata.Find(clause.Key), condition);
                    break;
            }
        }
    }

    private void AddTrace(int row)
    {
        if (ValueOf(row) is not { } value)
        {
            return;
        }

        _groups.Add(KeyOf(row), columns.Times[row], value);
    }

    private int KeyOf(int row)
    {
        var kind = (_names?.Code(row) ?? 0, columns.States[row]);
        if (!_traceKeys.TryGetValue(kind, out var key))
        {
            for (var i = 0; i < _dimensions.Length; i++)
            {
                _dimensions[i] = plan.Query.Dimensions[i] == MetricRules.TraceName
                    ? TraceReader.TextOf(_names, row)
                    : TraceStates.NameOf(columns.States[row]);
            }

            key = _groups.KeyOf(_dimensions);
            _traceKeys.Add(kind, key);
        }

        return key;
    }

    private double? ValueOf(int row)
    {
        if (plan.Query.Metric == MetricRules.TraceCount)
        {
            return 0;
        }

        var (value, absent) = plan.Query.Metric == MetricRules.Latency
            ? (columns.Durations[row], TraceColumns.NoDuration)
            : (columns.Tokens[TokenCounts.Names.IndexOf(plan.Query.Metric)][row], TraceColumns.NoTokens);
        return value == absent ? null : value;
    }

    private void AddSpans(int row)
    {
        SpanList.Read(columns.Spans[row], _spans);
        foreach (var span in _spans)
        {
            if (ValueOf(span) is { } value)
            {
                _groups.Add(KeyOfFacet(span.Facet), span.Start, value);
            }
        }
    }

    /// <summary>The key of a facet's spans, which is also dropped where the facet doesn't meet the clauses.</summary>
    private int KeyOfFacet(int number)
    {
        if (!_facetKeys.TryGetValue(number, out var key))
        {
            var facet = columns.Facets[number];
            for (var i = 0; i < _dimensions.Length; i++)
            {
                _dimensions[i] = TextOf(facet, plan.Query.Dimensions[i]);
            }

            key = Meets(MetricEntity.Span, facet, TextOf) ? _groups.KeyOf(_dimensions) : MetricGroups.Dropped;
            _facetKeys.Add(number, key);
        }

        return key;
    }

    private bool Meets<T>(MetricEntity entity, T thing, Func<T, string, string?> textOf)
    {
        foreach (var clause in plan.Clauses)
        {
            if (clause.Entity == entity && textOf(thing, clause.Key) != clause.Value)
            {
                return false;
            }
        }

        return true;
    }

    private double? ValueOf(in SpanEntry span) => plan.Query.Metric switch
    {
        MetricRules.SpanCount => 0,
        MetricRules.Latency => span.Nanos < 0 ? null : span.Nanos / NanosPerMs,
        _ when !span.HasCost => null,
        MetricRules.InputCost => span.InputCost,
        MetricRules.OutputCost => span.OutputCost,
        _ => span.TotalCost,
    };

    private static string? TextOf(SpanFacet facet, string key) => key switch
    {
        MetricRules.SpanName or MetricClauses.Name => facet.Name,
        MetricRules.SpanType or MetricClauses.Type => facet.Type,
        MetricRules.SpanModelName => facet.Model,
        MetricRules.SpanModelProvider => facet.Provider,
        _ => SpanConditions.NameOf(facet.Status),
    };

    private void AddAssessments(int row)
    {
        if (!columns.Assessments.TryGetValue(row, out var assessments))
        {
            return;
        }

        foreach (var assessment in assessments)
        {
            double? value = plan.Query.Metric == MetricRules.AssessmentCount ? 0 : NumberOf(assessment.Value);
            if (value is null || !Meets(MetricEntity.Assessment, assessment, TextOf))
            {
                continue;
            }

            for (var i = 0; i < _dimensions.Length; i++)
            {
                _dimensions[i] = plan.Query.Dimensions[i] == MetricRules.AssessmentName ? assessment.Name : assessment.Value;
            }

            _groups.Add(_groups.KeyOf(_dimensions), assessment.CreateTime, value.Value);
        }
    }

    private static string TextOf(Assessment assessment, string key) => key switch
    {
        MetricClauses.Name => assessment.Name,
        _ => assessment.Kind switch
        {
            AssessmentKind.Feedback => "feedback",
            AssessmentKind.Expectation => "expectation",
            _ => "issue",
        },
    };

    /// <summary>True and "yes" count 1, false and "no" 0, numbers as they are; nothing else counts.</summary>
    private static double? NumberOf(string? json)
    {
        switch (json)
        {
            case null:
                return null;
            case "true" or "\"yes\"":
                return 1;
            case "false" or "\"no\"":
                return 0;
            default:
                return JsonNumber.Read(json);
        }
    }
}
