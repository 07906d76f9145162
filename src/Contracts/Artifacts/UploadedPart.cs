namespace Bayou.Contracts.Artifacts;

/// <summary>One part that a client has uploaded.</summary>
/// <param name="PartNumber">From 1 on.</param>
/// <param name="EntityTag">What the store answered to the upload; empty where it answers none.</param>
/// <param name="Url">Where it went.</param>
public sealed record UploadedPart(int PartNumber, string EntityTag, string Url);
