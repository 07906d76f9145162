namespace Bayou.Search.Language;

/// <summary>What a field's values are.</summary>
internal enum FieldType
{
    /// <summary>Doubles.</summary>
    Number,

    /// <summary>64-bit integers, such as times in ms.</summary>
    Whole,

    /// <summary>Text.</summary>
    Text,
}
