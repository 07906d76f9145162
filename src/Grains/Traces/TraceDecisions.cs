using System.Collections.Immutable;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Names;
using Bayou.Contracts.Traces;

namespace Bayou.Grains.Traces;

/// <summary>What each command on a trace changes, or why it is refused. Pure.</summary>
internal static class TraceDecisions
{
    internal static TraceEvent? Start(TraceGrainState trace, StartTrace command, string artifactUri)
    {
        var sent = command.Info;
        var old = trace.IsVisible ? trace.Head : null;
        var head = new TraceHead(
            old?.ExperimentId ?? sent.ExperimentId,
            sent.ClientRequestId ?? old?.ClientRequestId,
            sent.RequestTime,
            sent.ExecutionDuration ?? old?.Duration,
            sent.State == TraceState.Unspecified && old is not null ? old.State : sent.State);
        var tags = sent.Tags.Where(static tag => tag.Key != TraceKeys.ArtifactLocation).ToList();
        if (old is null)
        {
            tags.Add(new Tag(TraceKeys.ArtifactLocation, artifactUri));
        }

        var metadata = command.IsFinal ? sent.Metadata.Add(new Tag(TraceKeys.InfoFinalized, "true")) : sent.Metadata;
        return new TraceEvent
        {
            Head = head == old ? null : head,
            MakesVisible = old is null,
            RequestPreview = Changed(trace.RequestPreview, sent.RequestPreview),
            ResponsePreview = Changed(trace.ResponsePreview, sent.ResponsePreview),
            Metadata = Changed(trace.Metadata, metadata),
            Tags = Changed(trace.Tags, tags),
            Assessments = AssessmentDecisions.CreateAll(trace, sent.Assessments),
        }.OrNothing();
    }

    internal static TraceEvent? End(TraceGrainState trace, EndTrace command)
    {
        GuardVisible(trace);
        var head = trace.Head with { Duration = Math.Max(0, command.EndTime - trace.Head.RequestTime), State = command.State };
        return new TraceEvent
        {
            Head = head == trace.Head ? null : head,
            Metadata = Changed(trace.Metadata, command.Metadata),
            Tags = Changed(trace.Tags, command.Tags),
        }.OrNothing();
    }

    internal static TraceEvent? SetTag(TraceGrainState trace, Tag tag)
    {
        GuardVisible(trace);
        return new TraceEvent { Tags = Changed(trace.Tags, [tag]) }.OrNothing();
    }

    internal static TraceEvent DeleteTag(TraceGrainState trace, string key)
    {
        GuardVisible(trace);
        return trace.Tags.ContainsKey(key)
            ? new TraceEvent { RemovedTags = [key] }
            : throw BayouException.DoesNotExist($"No trace tag with key '{key}' for trace with ID '{trace.TraceId}'.");
    }

    /// <summary>Also of a trace that isn't there yet: it is tied when it comes.</summary>
    internal static TraceEvent? LinkRun(TraceGrainState trace, string runId) =>
        trace.IsLinkedTo(runId) ? null : new TraceEvent { RunIds = [runId] };

    internal static TraceEvent? LinkPrompts(TraceGrainState trace, ImmutableArray<PromptLink> prompts)
    {
        GuardVisible(trace);
        return new TraceEvent { Prompts = [.. prompts.Distinct().Where(prompt => !trace.IsLinkedTo(prompt))] }.OrNothing();
    }

    /// <summary>Which streams its deletion removes; none when it isn't in the experiment.</summary>
    internal static ImmutableArray<string> Delete(TraceGrainState trace, string experimentId) =>
        trace.IsVisible && trace.Head.ExperimentId == experimentId
            ? [Journal.StreamNames.Trace(trace.TraceId), Journal.StreamNames.TraceSpans(trace.TraceId)]
            : [];

    internal static void GuardVisible(TraceGrainState trace)
    {
        if (!trace.IsVisible)
        {
            throw NotFound(trace.TraceId);
        }
    }

    internal static BayouException NotFound(string traceId) => BayouException.DoesNotExist($"Trace with ID '{traceId}' not found.");

    /// <summary>Entries that are new or different; of several with one key the last.</summary>
    internal static ImmutableArray<Tag> Changed(IReadOnlyDictionary<string, string> known, IEnumerable<Tag> entries)
    {
        var changed = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in entries)
        {
            changed[key] = value;
        }

        return [.. changed
            .Where(entry => !known.TryGetValue(entry.Key, out var value) || value != entry.Value)
            .Select(static entry => new Tag(entry.Key, entry.Value))];
    }

    private static string? Changed(string? known, string? sent) => sent == known ? null : sent;
}
