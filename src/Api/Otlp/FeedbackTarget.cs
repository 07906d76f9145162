namespace Bayou.Api.Otlp;

/// <summary>What feedback that a span carries is about.</summary>
internal enum FeedbackTarget
{
    /// <summary>The span.</summary>
    Span,

    /// <summary>Its trace.</summary>
    Trace,

    /// <summary>The conversation that its trace belongs to.</summary>
    Session,
}
