using Bayou.Contracts;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Issues;

namespace Bayou.Grains.Issues;

/// <summary>What commands on issues mean. Pure.</summary>
internal static class IssueDecisions
{
    internal static IssueHead Create(CreateIssue command, string issueId, long now)
    {
        CheckLength(command.Name, Limits.IssueName, "name");
        CheckLength(command.CreatedBy, Limits.IssueCreatedBy, "created_by");
        return new IssueHead(
            command.Workspace,
            new Issue(
                issueId,
                command.ExperimentId,
                command.Name,
                command.Description,
                command.Status,
                command.Severity,
                command.RootCauses,
                command.Categories,
                command.SourceRunId,
                command.CreatedBy,
                now,
                now));
    }

    internal static IssueHead Update(IssueHead head, UpdateIssue command, long now)
    {
        CheckLength(command.Name, Limits.IssueName, "name");
        var issue = head.Issue;
        return head with
        {
            Issue = issue with
            {
                Name = command.Name ?? issue.Name,
                Description = command.Description ?? issue.Description,
                Status = command.Status ?? issue.Status,
                Severity = command.Severity ?? issue.Severity,
                LastUpdateTime = now,
            },
        };
    }

    internal static BayouException NotFound(string issueId) => BayouException.DoesNotExist($"Issue with ID '{issueId}' not found");

    private static void CheckLength(string? text, int limit, string field)
    {
        if (text?.Length > limit)
        {
            throw BayouException.InvalidParameter($"'{field}' exceeds the maximum length of {limit} characters. Shorten it.");
        }
    }
}
