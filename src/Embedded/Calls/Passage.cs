namespace Orleans.Embedded.Calls;

/// <summary>In what company an invocation runs.</summary>
internal enum Passage
{
    /// <summary>It has to wait.</summary>
    None,

    /// <summary>Beside anything.</summary>
    Free,

    /// <summary>Beside other read-only ones.</summary>
    Shared,

    /// <summary>Beside none but free ones.</summary>
    Exclusive,
}
