namespace Orleans.Runtime;

/// <summary>Identifies a grain: which class, which key. Its text is <c>type/key</c>.</summary>
/// <param name="Type">The grain's class.</param>
/// <param name="Key">The grain's key.</param>
public readonly record struct GrainId(GrainType Type, IdSpan Key)
{
    /// <summary>An id from type and key.</summary>
    /// <param name="type">The grain's class.</param>
    /// <param name="key">The grain's key.</param>
    public static GrainId Create(GrainType type, string key) => new(type, IdSpan.Create(key));

    /// <summary>An id from type and key.</summary>
    /// <param name="type">The name of the grain's class.</param>
    /// <param name="key">The grain's key.</param>
    public static GrainId Create(string type, string key) => Create(GrainType.Create(type), key);

    /// <inheritdoc/>
    public override string ToString() => $"{Type}/{Key}";
}
