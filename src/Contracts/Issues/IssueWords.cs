using System.Diagnostics.CodeAnalysis;

namespace Bayou.Contracts.Issues;

/// <summary>MLflow's words for the status and the severity of an issue.</summary>
public static class IssueWords
{
    private static readonly string[] s_statuses = ["pending", "rejected", "resolved"];
    private static readonly string[] s_severities = ["not_an_issue", "low", "medium", "high"];

    /// <summary>The word of a status.</summary>
    /// <param name="status">The status.</param>
    public static string Of(IssueStatus status) => s_statuses[(int)status];

    /// <summary>The word of a severity.</summary>
    /// <param name="severity">The severity.</param>
    public static string Of(IssueSeverity severity) => s_severities[(int)severity];

    /// <summary>Reads the word of a status.</summary>
    /// <param name="word">The word.</param>
    /// <param name="status">The status when the answer is true.</param>
    public static bool TryParse(string word, [NotNullWhen(true)] out IssueStatus? status)
    {
        var index = Array.IndexOf(s_statuses, word);
        status = index < 0 ? null : (IssueStatus)index;
        return index >= 0;
    }

    /// <summary>Reads the word of a severity.</summary>
    /// <param name="word">The word.</param>
    /// <param name="severity">The severity when the answer is true.</param>
    public static bool TryParse(string word, [NotNullWhen(true)] out IssueSeverity? severity)
    {
        var index = Array.IndexOf(s_severities, word);
        severity = index < 0 ? null : (IssueSeverity)index;
        return index >= 0;
    }
}
