namespace Bayou.Contracts.Registry;

/// <summary>A model version without its tags. Times are milliseconds since the Unix epoch.</summary>
/// <param name="CreationTime">When it was made.</param>
/// <param name="LastUpdateTime">When its description, stage or model's name last changed.</param>
/// <param name="Description">Null where an update cleared it; empty where none was given at creation.</param>
/// <param name="Stage">Where it stands.</param>
/// <param name="Source">Where it came from, as the client wrote it.</param>
/// <param name="StorageLocation">Where its artifacts are; differs from the source for a <c>models:/</c> source.</param>
/// <param name="RunId">The run that made it; may be empty.</param>
/// <param name="RunLink">A link to that run on another server; may be empty.</param>
/// <param name="ModelId">The logged model that it was made of, or null.</param>
/// <param name="CreatedBy">Who made it, as the edge knew it; null where it did not.</param>
[GenerateSerializer, Immutable, Alias("bayou.ModelVersionHead")]
public sealed record ModelVersionHead(
    [property: Id(0)] long CreationTime,
    [property: Id(1)] long LastUpdateTime,
    [property: Id(2)] string? Description,
    [property: Id(3)] ModelStage Stage,
    [property: Id(4)] string Source,
    [property: Id(5)] string StorageLocation,
    [property: Id(6)] string RunId,
    [property: Id(7)] string RunLink,
    [property: Id(8)] string? ModelId,
    [property: Id(9)] string? CreatedBy = null);
