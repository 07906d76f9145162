using System.Runtime.CompilerServices;
using Bayou.Contracts.Traces;
using Bayou.Grains.Journal;
using Bayou.Grains.Traces.Records;

namespace Bayou.Grains.Traces.Search;

/// <summary>The fields of one stored span's head, as far as an index needs them.</summary>
internal struct StoredHead
{
    internal const int TextCount = 4;

    /// <summary>Numbers of the texts of name, type, model and provider: 0 for none, else a place plus 1.</summary>
    internal TextNumbers Texts;

    internal ulong SpanId { get; private set; }

    internal ulong? Parent { get; private set; }

    internal SpanStatus Status { get; private set; }

    internal long StartDelta { get; private set; }

    internal long? Duration { get; private set; }

    internal TokenUsage? Tokens { get; private set; }

    internal SpanCost? Cost { get; private set; }

    internal int Bytes { get; private set; }

    /// <summary>Reads the next field.</summary>
    /// <exception cref="InvalidDataException">It isn't known here.</exception>
    internal void ReadField(ref WireReader reader)
    {
        var (field, type) = reader.Tag();
        switch (field)
        {
            case SpanHeadRecord.SpanIdFieldNumber:
                SpanId = reader.Fixed64();
                break;
            case SpanHeadRecord.ParentFieldNumber:
                Parent = reader.Fixed64();
                break;
            case >= SpanHeadRecord.NameFieldNumber and <= SpanHeadRecord.ProviderFieldNumber:
                Texts[field - SpanHeadRecord.NameFieldNumber] = (uint)reader.Varint();
                break;
            case SpanHeadRecord.StatusFieldNumber:
                Status = (SpanStatus)(int)reader.Varint();
                break;
            case SpanHeadRecord.StartDeltaFieldNumber:
                StartDelta = reader.ZigZag();
                break;
            case SpanHeadRecord.DurationFieldNumber:
                Duration = reader.ZigZag();
                break;
            case SpanHeadRecord.TokensFieldNumber:
                Tokens = ReadTokens(reader.Bytes());
                break;
            case SpanHeadRecord.CostFieldNumber:
                Cost = ReadCost(reader.Bytes());
                break;
            case SpanHeadRecord.BytesFieldNumber:
                Bytes = (int)reader.Varint();
                break;
            case SpanHeadRecord.KindFieldNumber or (>= SpanHeadRecord.HashFieldNumber and <= SpanHeadRecord.JoinedEventsFieldNumber):
                reader.Skip(type);
                break;
            default:
                throw new InvalidDataException($"field {field} of a span's head");
        }
    }

    private static TokenUsage ReadTokens(ReadOnlySpan<byte> content)
    {
        var counts = default(TokenCounts);
        for (var reader = new WireReader(content); !reader.IsAtEnd;)
        {
            var (field, _) = reader.Tag();
            counts[field is >= TokensRecord.InputFieldNumber and <= TokensRecord.ReasoningFieldNumber
                ? field - TokensRecord.InputFieldNumber
                : throw new InvalidDataException($"field {field} of a span's tokens")] = reader.ZigZag();
        }

        return new TokenUsage(counts[0], counts[1], counts[2], counts[3], counts[4], counts[5]);
    }

    private static SpanCost ReadCost(ReadOnlySpan<byte> content)
    {
        var (input, output, total) = (0d, 0d, 0d);
        for (var reader = new WireReader(content); !reader.IsAtEnd;)
        {
            var (field, _) = reader.Tag();
            var cost = reader.Double();
            switch (field)
            {
                case CostRecord.InputFieldNumber:
                    input = cost;
                    break;
                case CostRecord.OutputFieldNumber:
                    output = cost;
                    break;
                case CostRecord.TotalFieldNumber:
                    total = cost;
                    break;
                default:
                    throw new InvalidDataException($"field {field} of a span's cost");
            }
        }

        return new SpanCost(input, output, total);
    }

    /// <summary>Four numbers.</summary>
    [InlineArray(TextCount)]
    internal struct TextNumbers
    {
        private uint _first;
    }

    [InlineArray(6)]
    private struct TokenCounts
    {
        private long? _first;
    }
}
