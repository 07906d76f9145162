using Bayou.Api.Requests;
using Bayou.Contracts.Issues;

namespace Bayou.Api.Issues;

/// <summary>Status and severity of issues in requests. An empty text counts as not set.</summary>
internal static class IssueFields
{
    internal static IssueStatus? Status(ObjectFields fields)
    {
        if (fields.Text("status") is not { Length: > 0 } word)
        {
            return null;
        }

        return IssueWords.TryParse(word, out IssueStatus? status)
            ? status
            : throw RequestErrors.Invalid("status", word, "it must be one of pending, rejected, resolved");
    }

    internal static IssueSeverity? Severity(ObjectFields fields)
    {
        if (fields.Text("severity") is not { Length: > 0 } word)
        {
            return null;
        }

        return IssueWords.TryParse(word, out IssueSeverity? severity)
            ? severity
            : throw RequestErrors.Invalid("severity", word, "it must be one of not_an_issue, low, medium, high");
    }

    internal static string? TextOrNull(ObjectFields fields, string name) => fields.Text(name) is { Length: > 0 } text ? text : null;
}
