namespace Bayou.Spans.Dialects;

/// <summary>How one SDK or convention writes spans.</summary>
internal interface IDialect
{
    /// <summary>Whether the library that made the span writes this dialect, by the name of its scope.</summary>
    bool IsScope(string scope);

    /// <summary>Whether the span's attributes are of this dialect.</summary>
    bool IsSpokenBy(SpanView span);

    /// <summary>Fills what the facts lack.</summary>
    void Read(SpanView span, FactsDraft facts);
}
