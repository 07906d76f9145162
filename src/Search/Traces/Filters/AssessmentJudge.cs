using System.Text.Json;
using Bayou.Contracts.Traces;
using Bayou.Search.Language;

namespace Bayou.Search.Traces.Filters;

/// <summary>Decides which assessments a clause means.</summary>
internal static class AssessmentJudge
{
    /// <summary>Feedback or expectations of a name, whose value meets a condition. Only valid ones count.</summary>
    /// <param name="kind">Which kind.</param>
    /// <param name="name">The name.</param>
    /// <param name="condition">What the value must meet, or null when any will do.</param>
    public static Predicate<Assessment> Of(AssessmentKind kind, string name, TextCondition? condition) => assessment =>
        assessment.Kind == kind && assessment.IsValid && assessment.Name == name
        && (condition is null || Matches(condition, assessment.Value));

    /// <summary>Ties to an issue.</summary>
    /// <param name="issueId">The issue.</param>
    public static Predicate<Assessment> OfIssue(string issueId) => assessment =>
        assessment.Kind == AssessmentKind.Issue && assessment.Name == issueId;

    /// <summary>
    /// A value is equal to its JSON text, and to what that text says when it is a JSON string: <c>'5'</c>, <c>'true'</c>, <c>'yes'</c>.
    /// Patterns see the JSON text, quotes included.
    /// </summary>
    private static bool Matches(TextCondition condition, string? json)
    {
        if (json is null || condition.Pattern is not null)
        {
            return json is not null && condition.Matches(json);
        }

        var named = condition with { Negated = false };
        return (named.Matches(json) || (Unquote(json) is { } text && named.Matches(text))) != condition.Negated;
    }

    private static string? Unquote(string json)
    {
        if (!json.StartsWith('"'))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(json, AssessmentJson.Default.String);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
