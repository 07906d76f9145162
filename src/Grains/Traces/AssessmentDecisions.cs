using System.Collections.Immutable;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Names;
using Bayou.Contracts.Traces;

namespace Bayou.Grains.Traces;

/// <summary>What commands on a trace's assessments change. Pure.</summary>
internal static class AssessmentDecisions
{
    /// <summary>Most assessments of a trace that isn't there: nobody can see or delete them until it comes.</summary>
    internal const int MaxWaiting = 1000;

    internal static TraceEvent? Create(TraceGrainState trace, Assessment assessment)
    {
        TraceDecisions.GuardVisible(trace);
        if (trace.Assessments.ContainsKey(assessment.AssessmentId))
        {
            return null;
        }

        if (assessment.Overrides is not { } overridden)
        {
            return new TraceEvent { Assessments = [assessment with { IsValid = true }] };
        }

        var older = Find(trace, overridden);
        return new TraceEvent { Assessments = [older with { IsValid = false }, assessment with { IsValid = true }] };
    }

    /// <summary>Also of a trace that isn't there yet.</summary>
    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: too many wait for the trace.</exception>
    internal static TraceEvent? Log(TraceGrainState trace, Assessment assessment)
    {
        if (trace.Assessments.ContainsKey(assessment.AssessmentId))
        {
            return null;
        }

        if (!trace.IsVisible && trace.Assessments.Count >= MaxWaiting)
        {
            throw BayouException.InvalidParameter(
                $"Trace '{trace.TraceId}' has not come, and at most {MaxWaiting} evaluations wait for it. Send its spans first.");
        }

        return new TraceEvent { Assessments = [assessment with { IsValid = true }] };
    }

    /// <summary>Those of a head that a client gives; ones that are there already stay as they are.</summary>
    internal static ImmutableArray<Assessment> CreateAll(TraceGrainState trace, ImmutableArray<Assessment> assessments)
    {
        var created = new OrderedDictionary<string, Assessment>(StringComparer.Ordinal);
        foreach (var assessment in assessments)
        {
            if (!trace.Assessments.ContainsKey(assessment.AssessmentId))
            {
                created[assessment.AssessmentId] = assessment with { IsValid = true };
            }
        }

        foreach (var overridden in created.Values.Select(static assessment => assessment.Overrides).OfType<string>().ToArray())
        {
            if (created.TryGetValue(overridden, out var older) || trace.Assessments.TryGetValue(overridden, out older))
            {
                created[overridden] = older with { IsValid = false };
            }
        }

        return [.. created.Values];
    }

    internal static TraceEvent? Update(TraceGrainState trace, UpdateAssessment command, long now)
    {
        TraceDecisions.GuardVisible(trace);
        var old = Find(trace, command.AssessmentId);
        if (command.Content is { } content && content.Kind != old.Kind)
        {
            throw BayouException.InvalidParameter(
                $"Assessment '{old.AssessmentId}' is of kind {old.Kind} and can't become one of kind {content.Kind}. Create another assessment.");
        }

        var updated = old with
        {
            Name = command.Name ?? old.Name,
            Value = command.Content is null ? old.Value : command.Content.Value,
            IsSerialized = command.Content?.IsSerialized ?? old.IsSerialized,
            Error = command.Content is null ? old.Error : command.Content.Error,
            Rationale = command.Rationale ?? old.Rationale,
            Metadata = Merge(old.Metadata, command.Metadata),
            LastUpdateTime = now,
        };
        return new TraceEvent { Assessments = [updated] };
    }

    internal static TraceEvent? Delete(TraceGrainState trace, string assessmentId)
    {
        TraceDecisions.GuardVisible(trace);
        if (!trace.Assessments.TryGetValue(assessmentId, out var removed))
        {
            return null;
        }

        var isOverriddenStill = trace.Assessments.Values.Any(other => other.AssessmentId != assessmentId && other.Overrides == removed.Overrides);
        return new TraceEvent
        {
            RemovedAssessments = [assessmentId],
            Assessments = removed.Overrides is not null && !isOverriddenStill && trace.Assessments.TryGetValue(removed.Overrides, out var older)
                ? [older with { IsValid = true }]
                : [],
        };
    }

    internal static Assessment Find(TraceGrainState trace, string assessmentId) =>
        trace.Assessments.TryGetValue(assessmentId, out var assessment)
            ? assessment
            : throw BayouException.DoesNotExist($"Assessment with ID '{assessmentId}' not found for trace '{trace.TraceId}'.");

    private static ImmutableArray<Tag> Merge(ImmutableArray<Tag> old, ImmutableArray<Tag> added)
    {
        if (added.IsDefaultOrEmpty)
        {
            return old;
        }

        var merged = new SortedList<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in old.Concat(added))
        {
            merged[key] = value;
        }

        return [.. merged.Select(static pair => new Tag(pair.Key, pair.Value))];
    }
}
