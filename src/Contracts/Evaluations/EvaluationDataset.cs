using System.Collections.Immutable;
using Bayou.Contracts.Names;

namespace Bayou.Contracts.Evaluations;

/// <summary>An evaluation dataset without its records. Times are milliseconds since the Unix epoch.</summary>
/// <param name="DatasetId"><c>d-</c> and 32 hex digits.</param>
/// <param name="Name">Shown to people; need not be unique.</param>
/// <param name="Digest">Eight hex digits that follow from name and time of the last upsert.</param>
/// <param name="Schema">JSON that names the type of each field first seen in records; null before the first record.</param>
/// <param name="RecordCount">How many records it has.</param>
/// <param name="CreatedTime">When it was made.</param>
/// <param name="LastUpdateTime">When records were last upserted or experiments changed.</param>
/// <param name="CreatedBy">The tag <c>mlflow.user</c> at its making, or null.</param>
/// <param name="LastUpdatedBy">The tag <c>mlflow.user</c> of the last record that had one, or null.</param>
/// <param name="Tags">Never default.</param>
/// <param name="ExperimentIds">Experiments that it belongs to, in the order of their adding.</param>
[GenerateSerializer, Immutable, Alias("bayou.EvaluationDataset")]
public sealed record EvaluationDataset(
    [property: Id(0)] string DatasetId,
    [property: Id(1)] string Name,
    [property: Id(2)] string Digest,
    [property: Id(3)] string? Schema,
    [property: Id(4)] long RecordCount,
    [property: Id(5)] long CreatedTime,
    [property: Id(6)] long LastUpdateTime,
    [property: Id(7)] string? CreatedBy,
    [property: Id(8)] string? LastUpdatedBy,
    [property: Id(9)] ImmutableArray<Tag> Tags,
    [property: Id(10)] ImmutableArray<string> ExperimentIds);
