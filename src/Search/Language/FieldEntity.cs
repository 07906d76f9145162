namespace Bayou.Search.Language;

/// <summary>Which part of a thing a field belongs to.</summary>
internal enum FieldEntity
{
    /// <summary>The thing's own head.</summary>
    Attribute,

    /// <summary>Latest values of metrics.</summary>
    Metric,

    /// <summary>Params.</summary>
    Param,

    /// <summary>Tags.</summary>
    Tag,

    /// <summary>Dataset inputs; a clause holds when it holds for any of them.</summary>
    Dataset,
}
