using System.Text.Json;
using Bayou.Api.Responses;
using Bayou.Contracts.Issues;

namespace Bayou.Api.Issues;

/// <summary>Issues as MLflow writes them.</summary>
internal static class IssueJson
{
    internal static void WriteNamed(Utf8JsonWriter json, Issue issue)
    {
        json.WritePropertyName("issue"u8);
        WriteObject(json, new IssueHit(issue, null));
    }

    /// <summary>MLflow's page always has a token, empty at the end.</summary>
    internal static void WritePage(Utf8JsonWriter json, IssuePage page)
    {
        json.WriteList("issues"u8, page.Hits, WriteObject);
        json.WritePageToken(page.NextPageToken ?? "");
    }

    private static void WriteObject(Utf8JsonWriter json, IssueHit hit)
    {
        var issue = hit.Issue;
        json.WriteStartObject();
        json.WriteString("issue_id"u8, issue.IssueId);
        json.WriteString("experiment_id"u8, issue.ExperimentId);
        json.WriteString("name"u8, issue.Name);
        json.WriteString("description"u8, issue.Description);
        json.WriteString("status"u8, IssueWords.Of(issue.Status));
        if (issue.Severity is { } severity)
        {
            json.WriteString("severity"u8, IssueWords.Of(severity));
        }

        json.WriteTexts("root_causes"u8, issue.RootCauses);
        json.WriteOptional("source_run_id"u8, issue.SourceRunId);
        json.WriteNumber("created_timestamp"u8, issue.CreatedTime);
        json.WriteNumber("last_updated_timestamp"u8, issue.LastUpdateTime);
        json.WriteOptional("created_by"u8, issue.CreatedBy);
        json.WriteTexts("categories"u8, issue.Categories);
        if (hit.TraceCount is { } count)
        {
            json.WriteNumber("trace_count"u8, count);
        }

        json.WriteEndObject();
    }
}
