using System.Collections.Immutable;
using Bayou.Contracts.Names;
using Bayou.Contracts.Traces;
using Bayou.Spans.Texts;

namespace Bayou.Spans.Intake;

/// <summary>Finds what spans tell of their trace.</summary>
internal static class HintReader
{
    private const string TagPrefix = "mlflow.traceTag.";

    /// <summary>Metadata of a trace that MLflow's clients may put on its root span.</summary>
    private static readonly ImmutableArray<string> MetadataKeys = ["mlflow.sourceRun", "mlflow.modelId"];

    internal static TraceHints Read(IReadOnlyList<StoredSpan> spans)
    {
        StoredSpan? root = null;
        string? session = null;
        string? user = null;
        foreach (var span in spans)
        {
            var isRoot = span.Span.ParentSpanId.IsEmpty;
            root ??= isRoot ? span : null;
            session = isRoot ? span.Facts.Session ?? session : session ?? span.Facts.Session;
            user = isRoot ? span.Facts.User ?? user : user ?? span.Facts.User;
        }

        return root is null
            ? TraceHints.None with { Session = session, User = user }
            : new TraceHints(
                root.Span.Name.Length == 0 ? null : root.Span.Name,
                Previews.Request(root.Facts.Inputs),
                Previews.Response(root.Facts.Outputs),
                session,
                user,
                Metadata(root),
                Tags(root));
    }

    private static ImmutableArray<Tag> Metadata(StoredSpan root)
    {
        ImmutableArray<Tag> found = [];
        foreach (var attribute in root.Span.Attributes)
        {
            if (attribute.Key.StartsWith("mlflow.", StringComparison.Ordinal)
                && MetadataKeys.Contains(attribute.Key)
                && PlainText.Of(attribute.Value) is { Length: > 0 } value)
            {
                found = found.Add(new Tag(attribute.Key, value));
            }
        }

        return found;
    }

    private static ImmutableArray<Tag> Tags(StoredSpan root)
    {
        SortedDictionary<string, string>? found = null;
        foreach (var attribute in root.Span.Attributes)
        {
            if (attribute.Key.Length > TagPrefix.Length && attribute.Key.StartsWith(TagPrefix, StringComparison.Ordinal))
            {
                found ??= new SortedDictionary<string, string>(StringComparer.Ordinal);
                found[attribute.Key[TagPrefix.Length..]] = PlainText.Of(attribute.Value);
            }
        }

        return found is null ? [] : [.. found.Select(tag => new Tag(tag.Key, tag.Value))];
    }
}
