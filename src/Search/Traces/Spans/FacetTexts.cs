using System.Text;
using Bayou.Contracts.Traces;
using Bayou.Search.Columns;

namespace Bayou.Search.Traces.Spans;

/// <summary>
/// Finds facets by their texts in UTF-8, as they are stored: the facets of a few thousand spans repeat, and a string is made for the first only.
/// </summary>
/// <param name="facets">The facets.</param>
internal sealed class FacetTexts(SpanFacets facets)
{
    private const int Texts = 4;
    private const int MostKnown = 4096;
    private readonly Dictionary<byte[], (int Number, SpanFacet Facet)> _known = new(new BytesComparer());
    private byte[] _key = new byte[256];
    private int _length;

    /// <summary>Begins a facet.</summary>
    /// <param name="status">Its status.</param>
    public void Begin(SpanStatus status)
    {
        _length = 0;
        Append((ulong)status);
    }

    /// <summary>Adds name, type, model and provider, in this order.</summary>
    /// <param name="text">The text in UTF-8.</param>
    /// <param name="isTold">False where there is none.</param>
    public void Add(ReadOnlySpan<byte> text, bool isTold)
    {
        Append(isTold ? (ulong)text.Length + 1 : 0);
        EnsureRoom(text.Length);
        text.CopyTo(_key.AsSpan(_length));
        _length += text.Length;
    }

    /// <summary>Ends the facet and counts a span of it.</summary>
    /// <returns>Its number.</returns>
    public int Take()
    {
        var known = _known.GetAlternateLookup<ReadOnlySpan<byte>>();
        var key = _key.AsSpan(0, _length);
        if (known.TryGetValue(key, out var found) && facets.TryTake(found.Number, found.Facet))
        {
            return found.Number;
        }

        var facet = Read(key);
        var number = facets.Take(facet);
        if (_known.Count >= MostKnown)
        {
            _known.Clear();
        }

        known[key] = (number, facets[number]);
        return number;
    }

    private static SpanFacet Read(ReadOnlySpan<byte> key)
    {
        var status = (SpanStatus)(int)Varint.Read(ref key);
        var texts = new string?[Texts];
        for (var i = 0; i < Texts; i++)
        {
            var length = (int)Varint.Read(ref key) - 1;
            if (length >= 0)
            {
                texts[i] = Encoding.UTF8.GetString(key[..length]);
                key = key[length..];
            }
        }

        return new SpanFacet(texts[0] ?? string.Empty, texts[1], status, texts[2], texts[3]);
    }

    private void Append(ulong value)
    {
        EnsureRoom(Varint.MostBytes);
        _length += Varint.Write(_key.AsSpan(_length), value);
    }

    private void EnsureRoom(int bytes)
    {
        if (_length + bytes > _key.Length)
        {
            Array.Resize(ref _key, (_length + bytes) * 2);
        }
    }
}
