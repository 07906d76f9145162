using Bayou.Spans.Texts;

namespace Bayou.Spans;

/// <summary>
/// Tells which stored batches can't contain a text, so that a search needs to read few of them. It is a set of bits, one or more for each
/// run of three characters that the texts hold, case folded; its size in bytes is a power of two. An empty signature, and one of any other size, may
/// contain anything. Runs end at quotes, backslashes, spaces and the punctuation of JSON, so that a text is found whether it is
/// looked for as it is or in the form that JSON gives it. The form is in docs/specs/spans.md.
/// </summary>
public static class TextSignature
{
    /// <summary>The signature of some texts.</summary>
    /// <param name="texts">The texts.</param>
    public static ReadOnlyMemory<byte> Of(IEnumerable<string> texts)
    {
        var signature = new SignatureBuilder();
        foreach (var text in texts)
        {
            signature.Add(text);
        }

        return signature.Build();
    }

    /// <summary>Whether the texts may contain a text, in any case. False is certain.</summary>
    /// <param name="signature">As <see cref="Of"/> made it.</param>
    /// <param name="needle">The text looked for; a LIKE pattern's literal parts are asked one by one.</param>
    public static bool MayContain(ReadOnlySpan<byte> signature, string needle) => new SignatureReader(needle).MayContain(signature);

    /// <summary>Prepares a question that many signatures are asked.</summary>
    /// <param name="needles">Texts that must all be there, as for <see cref="MayContain"/>.</param>
    public static SignatureQuestion Ask(IEnumerable<string> needles) => new(needles);
}
