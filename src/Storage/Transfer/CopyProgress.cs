namespace Bayou.Storage.Transfer;

/// <summary>How far a copy has come.</summary>
/// <param name="Phase">What it is doing.</param>
/// <param name="Table">With what: <c>streams</c>, <c>records</c>, <c>snapshots</c> or <c>chunks</c>.</param>
/// <param name="Rows">Rows of the table so far.</param>
/// <param name="Bytes">Bytes of names and bodies of these rows.</param>
public sealed record CopyProgress(CopyPhase Phase, string Table, long Rows, long Bytes);
