namespace Bayou.Search.Language;

/// <summary>A field that exists for the kind of thing searched.</summary>
/// <param name="Entity">The part it belongs to.</param>
/// <param name="Key">The metric, param or tag key, or the attribute's or dataset key's own name (never an alias).</param>
/// <param name="Type">What its values are.</param>
internal sealed record Field(FieldEntity Entity, string Key, FieldType Type)
{
    /// <summary>Comparators that go with the field.</summary>
    public System.Collections.Immutable.ImmutableArray<string> Comparators => (Type, Entity) switch
    {
        (not FieldType.Text, _) => Language.Comparators.OfNumbers,
        (_, FieldEntity.Param or FieldEntity.Tag) => Language.Comparators.OfKeyedTexts,
        _ => Language.Comparators.OfTexts,
    };
}
