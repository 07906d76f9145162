using System.Collections.Immutable;

namespace Bayou.Search.Language;

/// <summary>The comparators, and which of them go with which kind of value.</summary>
internal static class Comparators
{
    public const string Equal = "=";
    public const string NotEqual = "!=";
    public const string Less = "<";
    public const string LessOrEqual = "<=";
    public const string Greater = ">";
    public const string GreaterOrEqual = ">=";
    public const string Like = "LIKE";
    public const string ILike = "ILIKE";
    public const string RLike = "RLIKE";
    public const string In = "IN";
    public const string NotIn = "NOT IN";
    public const string IsNull = "IS NULL";
    public const string IsNotNull = "IS NOT NULL";

    /// <summary>For numbers and times.</summary>
    public static ImmutableArray<string> OfNumbers { get; } = [Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual];

    /// <summary>For text that every row has.</summary>
    public static ImmutableArray<string> OfTexts { get; } = [Equal, NotEqual, Like, ILike, In, NotIn];

    /// <summary>For text that a row may lack.</summary>
    public static ImmutableArray<string> OfKeyedTexts { get; } = [.. OfTexts, IsNull, IsNotNull];
}
