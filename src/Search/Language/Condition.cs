namespace Bayou.Search.Language;

/// <summary>What a clause asks of its field's value.</summary>
internal abstract record Condition;
