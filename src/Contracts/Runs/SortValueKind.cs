namespace Bayou.Contracts.Runs;

/// <summary>What a part of a sort key holds.</summary>
[GenerateSerializer, Alias("bayou.SortValueKind")]
public enum SortValueKind
{
    /// <summary>The row has no such value; sorts last.</summary>
    Absent = 0,

    /// <summary>Not a number; sorts after numbers.</summary>
    NaN = 1,

    /// <summary>A double.</summary>
    Number = 2,

    /// <summary>A 64-bit integer.</summary>
    Whole = 3,

    /// <summary>Text, compared by UTF-16 code unit.</summary>
    Text = 4,
}
