namespace Bayou.Contracts.Issues;

/// <summary>How bad an issue is; the numbers rank it. MLflow writes the names in lower case with underscores.</summary>
[GenerateSerializer, Alias("bayou.IssueSeverity")]
public enum IssueSeverity
{
    /// <summary>Not at all.</summary>
    NotAnIssue = 0,

    /// <summary>A little.</summary>
    Low = 1,

    /// <summary>Quite.</summary>
    Medium = 2,

    /// <summary>Very.</summary>
    High = 3,
}
