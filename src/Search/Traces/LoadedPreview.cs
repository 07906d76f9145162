namespace Bayou.Search.Traces;

/// <summary>The beginning of a request or response while its trace is loaded.</summary>
internal sealed class LoadedPreview
{
    private byte[] _bytes = new byte[256];
    private int _length;

    /// <summary>Whether there is one.</summary>
    public bool IsThere { get; private set; }

    /// <summary>The text in UTF-8.</summary>
    public ReadOnlySpan<byte> Text => _bytes.AsSpan(0, _length);

    /// <summary>Sets it, in place of an earlier one.</summary>
    /// <param name="text">The text in UTF-8.</param>
    public void Set(ReadOnlySpan<byte> text)
    {
        if (_bytes.Length < text.Length)
        {
            _bytes = new byte[text.Length];
        }

        text.CopyTo(_bytes);
        _length = text.Length;
        IsThere = true;
    }

    /// <summary>Forgets it.</summary>
    public void Clear() => (_length, IsThere) = (0, false);
}
