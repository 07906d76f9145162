namespace Bayou.Storage.Transfer;

/// <summary>What was found in a table. Two tables with equal sums hold the same.</summary>
/// <param name="Rows">Its rows.</param>
/// <param name="Bytes">Bytes of names and bodies.</param>
/// <param name="Checksum">SHA-256 over all fields of all rows in their order, in hexadecimal.</param>
public sealed record TableSum(long Rows, long Bytes, string Checksum);
