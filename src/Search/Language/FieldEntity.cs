namespace Bayou.Search.Language;

/// <summary>Which part of a thing a field belongs to.</summary>
internal enum FieldEntity
{
    /// <summary>The thing's own head.</summary>
    Attribute,

    /// <summary>Latest values of metrics.</summary>
    Metric,

    /// <summary>Params.</summary>
    Param,

    /// <summary>Tags.</summary>
    Tag,

    /// <summary>Dataset inputs; a clause holds when it holds for any of them.</summary>
    Dataset,

    /// <summary>Metadata of traces.</summary>
    Metadata,

    /// <summary>Name, type or status of a span; all clauses about spans hold for one span.</summary>
    Span,

    /// <summary>The whole of a span as text.</summary>
    SpanContent,

    /// <summary>An attribute of a span.</summary>
    SpanAttribute,

    /// <summary>Feedback on a trace.</summary>
    Feedback,

    /// <summary>An expectation of a trace.</summary>
    Expectation,

    /// <summary>The issues that show in a trace.</summary>
    Issue,
}
