namespace Bayou.Bench.Data;

/// <summary>Bytes that are filled in later.</summary>
/// <param name="Place">The first of them.</param>
/// <param name="Kind">What they are.</param>
/// <param name="Number">Which span's, where they are a span's id.</param>
internal readonly record struct ProtoMark(int Place, ProtoMarkKind Kind, int Number);
