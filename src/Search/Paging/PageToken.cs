using System.Buffers;
using System.Buffers.Text;
using System.Collections.Immutable;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Runs;
using Bayou.Search.Language;

namespace Bayou.Search.Paging;

/// <summary>
/// Where a page ended: the sort key and id of its last row. The next page starts behind it, whatever was added meanwhile.
/// As text it is base64url of: version (1 byte), fingerprint of the query (8 bytes), the sort values, the id.
/// </summary>
/// <param name="Key">One value per part of the ordering.</param>
/// <param name="Id">The id of the last row.</param>
internal sealed record PageToken(ImmutableArray<SortValue> Key, string Id)
{
    private const byte Version = 1;
    private const string AsItCame = "Send the next_page_token of the previous page as it came.";

    /// <summary>The token's text.</summary>
    /// <param name="fingerprint">That of the query.</param>
    public string Encode(ulong fingerprint)
    {
        var writer = new TokenWriter();
        writer.WriteByte(Version);
        writer.WriteWhole((long)fingerprint);
        foreach (var value in Key)
        {
            writer.WriteByte((byte)value.Kind);
            switch (value.Kind)
            {
                case SortValueKind.Number:
                    writer.WriteWhole(BitConverter.DoubleToInt64Bits(value.Number));
                    break;
                case SortValueKind.Whole:
                    writer.WriteWhole(value.Whole);
                    break;
                case SortValueKind.Text:
                    writer.WriteText(value.Text!);
                    break;
            }
        }

        writer.WriteText(Id);
        return Base64Url.EncodeToString(writer.Written);
    }

    /// <summary>Reads a token.</summary>
    /// <param name="text">The text, or null or empty for the first page.</param>
    /// <param name="fingerprint">That of the query.</param>
    /// <param name="ordering">That of the query.</param>
    /// <returns>Null for the first page.</returns>
    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: no token, or one of another query.</exception>
    public static PageToken? Decode(string? text, ulong fingerprint, Ordering ordering)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        var bytes = new byte[Base64Url.GetMaxDecodedLength(text.Length)];
        if (Base64Url.DecodeFromChars(text, bytes, out _, out var length) != OperationStatus.Done)
        {
            throw BayouException.InvalidParameter($"Invalid page token, could not base64-decode. {AsItCame}");
        }

        var reader = new TokenReader(bytes.AsSpan(0, length));
        if (!reader.TryReadByte(out var version) || version != Version || !reader.TryReadWhole(out var known))
        {
            throw Damaged();
        }

        if ((ulong)known != fingerprint)
        {
            throw BayouException.InvalidParameter(
                "Invalid page token: it belongs to another search. "
                + "Repeat filter, order_by and view of the first page with each token, or start again without one.");
        }

        var key = ImmutableArray.CreateBuilder<SortValue>(ordering.Parts.Length);
        foreach (var part in ordering.Parts)
        {
            key.Add(ReadValue(ref reader, part.Field.Type));
        }

        return reader.TryReadText(out var id) && reader.AtEnd ? new PageToken(key.MoveToImmutable(), id) : throw Damaged();
    }

    private static SortValue ReadValue(ref TokenReader reader, FieldType type)
    {
        if (!reader.TryReadByte(out var kind))
        {
            throw Damaged();
        }

        return ((SortValueKind)kind, type) switch
        {
            (SortValueKind.Absent, _) => SortValues.Absent,
            (SortValueKind.NaN, FieldType.Number) => SortValues.OfNumber(double.NaN),
            (SortValueKind.Number, FieldType.Number) when reader.TryReadWhole(out var bits) =>
                SortValues.OfNumber(BitConverter.Int64BitsToDouble(bits)),
            (SortValueKind.Whole, FieldType.Whole) when reader.TryReadWhole(out var whole) => SortValues.OfWhole(whole),
            (SortValueKind.Text, FieldType.Text) when reader.TryReadText(out var text) => SortValues.OfText(text),
            _ => throw Damaged(),
        };
    }

    private static BayouException Damaged() => BayouException.InvalidParameter($"Invalid page token: it is damaged. {AsItCame}");
}
