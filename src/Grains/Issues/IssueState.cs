using System.Collections.Immutable;
using Bayou.Contracts.Issues;
using Bayou.Grains.Issues.Records;
using Bayou.Grains.Journal;
using Bayou.Storage.Metrics;

namespace Bayou.Grains.Issues;

/// <summary>An issue in memory. It is small, so that every change stores it whole.</summary>
/// <param name="issueId">The issue's id.</param>
internal sealed class IssueState(string issueId) : IJournaledState<IssueHead>
{
    private IssueHead? _head;

    /// <summary>Only of an issue that was made.</summary>
    internal IssueHead Head => _head ?? throw new InvalidOperationException($"issue {issueId} has no head");

    /// <inheritdoc />
    public void Apply(IssueHead change) => _head = change;

    /// <inheritdoc />
    public IssueHead Decode(ReadOnlyMemory<byte> body)
    {
        var record = StoredFormat.Decode(IssueRecord.Parser, body, StreamNames.Issue(issueId));
        var issue = new Issue(
            issueId,
            record.ExperimentId,
            record.Name,
            record.Description,
            (IssueStatus)record.Status,
            record.HasSeverity ? (IssueSeverity)record.Severity : null,
            [.. record.RootCauses],
            [.. record.Categories],
            record.HasSourceRunId ? record.SourceRunId : null,
            record.HasCreatedBy ? record.CreatedBy : null,
            record.CreatedTime,
            record.LastUpdateTime);
        return new IssueHead(record.Workspace, issue);
    }

    /// <inheritdoc />
    public ReadOnlyMemory<byte> Encode(IssueHead change)
    {
        var issue = change.Issue;
        var record = new IssueRecord
        {
            Workspace = change.Workspace,
            ExperimentId = issue.ExperimentId,
            Name = issue.Name,
            Description = issue.Description,
            Status = (int)issue.Status,
            CreatedTime = issue.CreatedTime,
            LastUpdateTime = issue.LastUpdateTime,
        };
        if (issue.Severity is { } severity)
        {
            record.Severity = (int)severity;
        }

        if (issue.SourceRunId is not null)
        {
            record.SourceRunId = issue.SourceRunId;
        }

        if (issue.CreatedBy is not null)
        {
            record.CreatedBy = issue.CreatedBy;
        }

        record.RootCauses.AddRange(issue.RootCauses);
        record.Categories.AddRange(issue.Categories);
        return StoredFormat.Encode(record);
    }

    /// <inheritdoc />
    public void Restore(ReadOnlyMemory<byte> body) => Apply(Decode(body));

    /// <inheritdoc />
    public (ReadOnlyMemory<byte> Body, ImmutableArray<MetricChunk> Chunks) Snapshot() => (Encode(Head), []);

    /// <inheritdoc />
    public void Compacted()
    {
        // Nothing of this state moves out of memory.
    }
}
