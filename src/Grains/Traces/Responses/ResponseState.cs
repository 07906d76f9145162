using System.Collections.Immutable;
using Bayou.Grains.Journal;
using Bayou.Grains.Traces.Responses.Records;
using Bayou.Storage.Metrics;

namespace Bayou.Grains.Traces.Responses;

/// <summary>The feedback of one experiment that waits for the spans with its responses.</summary>
/// <param name="experimentId">The experiment.</param>
internal sealed class ResponseState(string experimentId) : IJournaledState<ResponseEvent>
{
    private readonly OrderedDictionary<string, WaitingEvaluation> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableArray<string>> _byResponse = new(StringComparer.Ordinal);

    /// <summary>About what all of it takes of memory, in bytes.</summary>
    internal long Bytes { get; private set; }

    /// <summary>All of it, in the order in which it came.</summary>
    internal IReadOnlyCollection<WaitingEvaluation> All => _byId.Values;

    internal WaitingEvaluation? Find(string assessmentId) => _byId.GetValueOrDefault(assessmentId);

    /// <summary>What waits for a response.</summary>
    internal IEnumerable<WaitingEvaluation> Of(string responseId) =>
        _byResponse.GetValueOrDefault(responseId, []).Select(assessmentId => _byId[assessmentId]);

    /// <inheritdoc />
    public void Apply(ResponseEvent change)
    {
        foreach (var assessmentId in change.Removed)
        {
            if (_byId.Remove(assessmentId, out var removed))
            {
                Bytes -= removed.Bytes;
                Unlink(removed);
            }
        }

        foreach (var added in change.Added)
        {
            if (_byId.TryAdd(added.Assessment.AssessmentId, added))
            {
                Bytes += added.Bytes;
                _byResponse[added.ResponseId] = _byResponse.GetValueOrDefault(added.ResponseId, []).Add(added.Assessment.AssessmentId);
            }
        }
    }

    /// <inheritdoc />
    public ResponseEvent Decode(ReadOnlyMemory<byte> body)
    {
        var record = StoredFormat.Decode(ResponseRecord.Parser, body, StreamNames.ResponseEvaluations(experimentId));
        return new ResponseEvent
        {
            Removed = [.. record.Removed],
            Added =
            [
                .. record.Added.Select(static added =>
                    new WaitingEvaluation(added.ResponseId, AssessmentCodec.FromRecord(added.Assessment), added.Since)),
            ],
        };
    }

    /// <inheritdoc />
    public ReadOnlyMemory<byte> Encode(ResponseEvent change)
    {
        var record = new ResponseRecord();
        record.Removed.AddRange(change.Removed);
        record.Added.AddRange(change.Added.Select(static added => new WaitingRecord
        {
            ResponseId = added.ResponseId,
            Assessment = AssessmentCodec.ToRecord(added.Assessment),
            Since = added.Since,
        }));
        return StoredFormat.Encode(record);
    }

    /// <inheritdoc />
    public void Restore(ReadOnlyMemory<byte> body) => Apply(Decode(body));

    /// <inheritdoc />
    public (ReadOnlyMemory<byte> Body, ImmutableArray<MetricChunk> Chunks) Snapshot() => (Encode(new ResponseEvent { Added = [.. All] }), []);

    /// <inheritdoc />
    public void Compacted()
    {
        // Nothing of this state moves out of memory.
    }

    private void Unlink(WaitingEvaluation removed)
    {
        var left = _byResponse[removed.ResponseId].Remove(removed.Assessment.AssessmentId);
        if (left.IsEmpty)
        {
            _byResponse.Remove(removed.ResponseId);
        }
        else
        {
            _byResponse[removed.ResponseId] = left;
        }
    }
}
