using System.Collections.Immutable;
using Bayou.Search.Columns;
using Bayou.Spans;

namespace Bayou.Search.Traces;

/// <summary>
/// The signatures of a trace's batches of spans, see <see cref="TextSignature"/>: the length of each, then its bytes. An empty one says
/// nothing, and one such alone stands for a trace of very many batches.
/// </summary>
internal static class SignatureList
{
    private const int MostBytes = 1 << 16;
    private static readonly byte[] s_unknown = [0];

    /// <summary>Adds signatures.</summary>
    /// <param name="list">The list so far.</param>
    /// <param name="added">The signatures.</param>
    public static byte[] Extend(byte[] list, ImmutableArray<ReadOnlyMemory<byte>> added)
    {
        if (added.IsEmpty || list.AsSpan().SequenceEqual(s_unknown))
        {
            return list;
        }

        var extended = new byte[list.Length + added.Sum(signature => signature.Length + Varint.MostBytes)];
        list.CopyTo(extended, 0);
        var length = list.Length;
        foreach (var signature in added)
        {
            length += Varint.Write(extended.AsSpan(length), (ulong)signature.Length);
            signature.Span.CopyTo(extended.AsSpan(length));
            length += signature.Length;
        }

        return length > MostBytes ? s_unknown : extended.AsSpan(0, length).ToArray();
    }

    /// <summary>Whether one batch may contain all of some texts.</summary>
    /// <param name="list">The list.</param>
    /// <param name="needles">The texts.</param>
    public static bool MayContain(ReadOnlySpan<byte> list, ReadOnlySpan<string> needles)
    {
        while (!list.IsEmpty)
        {
            var length = (int)Varint.Read(ref list);
            if (OneMayContain(list[..length], needles))
            {
                return true;
            }

            list = list[length..];
        }

        return false;
    }

    private static bool OneMayContain(ReadOnlySpan<byte> signature, ReadOnlySpan<string> needles)
    {
        foreach (var needle in needles)
        {
            if (!TextSignature.MayContain(signature, needle))
            {
                return false;
            }
        }

        return true;
    }
}
