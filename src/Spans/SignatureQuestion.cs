using Bayou.Spans.Texts;

namespace Bayou.Spans;

/// <summary>Asks many signatures whether their texts may contain some others. Safe for use by several threads at once.</summary>
public sealed class SignatureQuestion
{
    private readonly SignatureReader[] _needles;

    /// <summary>Made by <see cref="TextSignature.Ask"/>.</summary>
    /// <param name="needles">The texts looked for.</param>
    internal SignatureQuestion(IEnumerable<string> needles) => _needles = [.. needles.Select(static needle => new SignatureReader(needle))];

    /// <summary>Whether the texts may contain all of those looked for, in any case. False is certain.</summary>
    /// <param name="signature">As <see cref="TextSignature.Of"/> made it.</param>
    public bool MayBeMetBy(ReadOnlySpan<byte> signature)
    {
        foreach (var needle in _needles)
        {
            if (!needle.MayContain(signature))
            {
                return false;
            }
        }

        return true;
    }
}
