namespace Bayou.Search.Language;

/// <summary>What stands on the right side of a comparison.</summary>
internal enum OperandKind
{
    /// <summary>A decimal number.</summary>
    Number,

    /// <summary>Text in single or double quotes.</summary>
    Text,

    /// <summary>Quoted texts in parentheses.</summary>
    List,

    /// <summary>Something without quotes; no field takes it.</summary>
    Name,
}
