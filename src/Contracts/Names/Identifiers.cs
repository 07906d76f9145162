namespace Bayou.Contracts.Names;

/// <summary>Makes the ids that become keys. They are time-ordered, so that new rows land at the right edge of a tree.</summary>
public static class Identifiers
{
    /// <summary>A new run id: 32 lower-case hex digits of a version 7 UUID.</summary>
    /// <param name="now">The time that orders the id.</param>
    public static string NewRunId(DateTimeOffset now) => Guid.CreateVersion7(now).ToString("N");

    /// <summary>A new logged model's id: <c>m-</c> and the hex digits of a version 7 UUID.</summary>
    /// <param name="now">The time that orders the id.</param>
    public static string NewModelId(DateTimeOffset now) => $"m-{Guid.CreateVersion7(now):N}";

    /// <summary>A new evaluation dataset's id: <c>d-</c> and the hex digits of a version 7 UUID.</summary>
    /// <param name="now">The time that orders the id.</param>
    public static string NewEvaluationDatasetId(DateTimeOffset now) => $"d-{Guid.CreateVersion7(now):N}";

    /// <summary>A new assessment's id: <c>a-</c> and the hex digits of a version 7 UUID.</summary>
    /// <param name="now">The time that orders the id.</param>
    public static string NewAssessmentId(DateTimeOffset now) => $"a-{Guid.CreateVersion7(now):N}";

    /// <summary>A new issue's id: <c>iss-</c> and the hex digits of a version 7 UUID.</summary>
    /// <param name="now">The time that orders the id.</param>
    public static string NewIssueId(DateTimeOffset now) => $"iss-{Guid.CreateVersion7(now):N}";

    /// <summary>A new trace's id where the client gives none: 32 hex digits of a version 7 UUID.</summary>
    /// <param name="now">The time that orders the id.</param>
    public static string NewTraceId(DateTimeOffset now) => Guid.CreateVersion7(now).ToString("N");
}
