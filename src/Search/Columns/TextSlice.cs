namespace Bayou.Search.Columns;

/// <summary>The stored form of a text.</summary>
/// <param name="content">One or two bytes per UTF-16 code unit.</param>
/// <param name="wide">Whether it is two.</param>
internal readonly ref struct TextSlice(ReadOnlySpan<byte> content, bool wide)
{
    private readonly ReadOnlySpan<byte> _content = content;
    private readonly bool _wide = wide;

    /// <summary>Takes it apart.</summary>
    /// <param name="content">One or two bytes per UTF-16 code unit.</param>
    /// <param name="wide">Whether it is two.</param>
    public void Deconstruct(out ReadOnlySpan<byte> content, out bool wide)
    {
        content = _content;
        wide = _wide;
    }
}
