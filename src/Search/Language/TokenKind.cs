namespace Bayou.Search.Language;

/// <summary>What a piece of filter text is.</summary>
internal enum TokenKind
{
    /// <summary>The text is over.</summary>
    End,

    /// <summary>Name parts joined by dots, each bare, in backticks or in double quotes; keywords look the same.</summary>
    Path,

    /// <summary>Text in single quotes.</summary>
    Quoted,

    /// <summary>A decimal number.</summary>
    Number,

    /// <summary>A run of <c>= ! &lt; &gt; ~</c>.</summary>
    Comparator,

    /// <summary>Any one other character.</summary>
    Symbol,

    /// <summary>All text from a quote on that is never closed.</summary>
    Unclosed,
}
