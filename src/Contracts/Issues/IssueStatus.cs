namespace Bayou.Contracts.Issues;

/// <summary>What became of an issue. MLflow writes the names in lower case.</summary>
[GenerateSerializer, Alias("bayou.IssueStatus")]
public enum IssueStatus
{
    /// <summary>Nobody has looked at it yet.</summary>
    Pending = 0,

    /// <summary>It is none.</summary>
    Rejected = 1,

    /// <summary>It was mended.</summary>
    Resolved = 2,
}
