namespace Orleans.Runtime;

/// <summary>The name of a grain class inside grain ids.</summary>
public readonly record struct GrainType
{
    private readonly string? _value;

    private GrainType(string value) => _value = value;

    /// <summary>A type by its name.</summary>
    /// <param name="value">The name.</param>
    public static GrainType Create(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => _value ?? string.Empty;
}
