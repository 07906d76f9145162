namespace Bayou.Contracts.Evaluations;

/// <summary>The type of a field that was seen in a record.</summary>
/// <param name="Section"><c>inputs</c>, <c>outputs</c> or <c>expectations</c>.</param>
/// <param name="Key">The field; null where outputs are no object.</param>
/// <param name="Type">MLflow's name of the type, such as <c>string</c>.</param>
[GenerateSerializer, Immutable, Alias("bayou.SchemaField")]
public readonly record struct SchemaField([property: Id(0)] string Section, [property: Id(1)] string? Key, [property: Id(2)] string Type);
