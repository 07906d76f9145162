namespace Bayou.Search.Language;

/// <summary>An attribute of a kind of thing.</summary>
/// <param name="Name">Its own name.</param>
/// <param name="Type">What its values are.</param>
/// <param name="Filterable">Whether filters may name it; ordering always may.</param>
internal sealed record AttributeField(string Name, FieldType Type, bool Filterable = true);
