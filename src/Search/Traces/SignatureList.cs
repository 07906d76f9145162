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
    public static ReadOnlySpan<byte> Extend(ReadOnlySpan<byte> list, ImmutableArray<ReadOnlyMemory<byte>> added)
    {
        if (added.IsEmpty || list.SequenceEqual(s_unknown))
        {
            return list;
        }

        var extended = new byte[list.Length + added.Sum(signature => signature.Length + Varint.MostBytes)];
        list.CopyTo(extended);
        var length = list.Length;
        foreach (var signature in added)
        {
            length += Varint.Write(extended.AsSpan(length), (ulong)signature.Length);
            signature.Span.CopyTo(extended.AsSpan(length));
            length += signature.Length;
        }

        return length > MostBytes ? s_unknown : extended.AsSpan(0, length);
    }

    /// <summary>Adds a signature to a list that is put together in a buffer.</summary>
    /// <param name="buffer">Holds the list; made longer where needed.</param>
    /// <param name="length">Its length so far.</param>
    /// <param name="signature">The signature.</param>
    /// <returns>Its length then; to be bounded by <see cref="Bound"/>.</returns>
    public static int Append(ref byte[] buffer, int length, ReadOnlySpan<byte> signature)
    {
        if (length > MostBytes)
        {
            return length;
        }

        if (buffer.Length < length + Varint.MostBytes + signature.Length)
        {
            Array.Resize(ref buffer, (length + Varint.MostBytes + signature.Length) * 2);
        }

        length += Varint.Write(buffer.AsSpan(length), (ulong)signature.Length);
        signature.CopyTo(buffer.AsSpan(length));
        return length + signature.Length;
    }

    /// <summary>A list, or where it is too long what stands for it.</summary>
    /// <param name="list">The list.</param>
    public static ReadOnlySpan<byte> Bound(ReadOnlySpan<byte> list) => list.Length > MostBytes ? s_unknown : list;

    /// <summary>Whether one batch may contain all of some texts.</summary>
    /// <param name="list">The list.</param>
    /// <param name="question">The texts.</param>
    public static bool MayContain(ReadOnlySpan<byte> list, SignatureQuestion question)
    {
        while (!list.IsEmpty)
        {
            var length = (int)Varint.Read(ref list);
            if (question.MayBeMetBy(list[..length]))
            {
                return true;
            }

            list = list[length..];
        }

        return false;
    }
}
