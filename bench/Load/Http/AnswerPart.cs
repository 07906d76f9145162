namespace Bayou.Bench.Http;

/// <summary>What of an answer comes next.</summary>
internal enum AnswerPart
{
    StatusLine,
    Header,
    FixedBody,
    BodyUntilClose,
    ChunkSize,
    ChunkBytes,
    ChunkEnd,
    Trailer,
    Complete,
}
