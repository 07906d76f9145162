using System.Collections.Immutable;
using Bayou.Contracts.Traces;
using Bayou.Search.Columns;
using Bayou.Search.Traces.Spans;

namespace Bayou.Search.Traces;

/// <summary>Everything that a table holds of its traces, by row. Rows of deleted traces are free until a new trace takes them.</summary>
/// <param name="experimentId">The experiment of all of them.</param>
internal sealed class TraceColumns(string experimentId)
{
    /// <summary>The duration of a trace whose end is not known.</summary>
    public const long NoDuration = -1;

    /// <summary>The count of a trace that doesn't tell it.</summary>
    public const long NoTokens = -1;

    /// <summary>The experiment.</summary>
    public string ExperimentId => experimentId;

    /// <summary>The ids.</summary>
    public TraceIds Ids { get; } = new();

    /// <summary>How full pages are.</summary>
    public TracePages Pages { get; } = new();

    /// <summary>The sequence numbers up to which the traces are known.</summary>
    public WholeColumn Sequences { get; } = new();

    /// <summary>Numbers of <see cref="TraceState"/>, or <see cref="TraceStates.Free"/>.</summary>
    public WholeColumn States { get; } = new();

    /// <summary>Request times in ms.</summary>
    public WholeColumn Times { get; } = new();

    /// <summary>Durations in ms, or <see cref="NoDuration"/>.</summary>
    public WholeColumn Durations { get; } = new();

    /// <summary>Sizes of stored spans in bytes.</summary>
    public WholeColumn Bytes { get; } = new();

    /// <summary>Counts of tokens by the places of <see cref="TokenCounts.Names"/>, or <see cref="NoTokens"/>.</summary>
    public ImmutableArray<WholeColumn> Tokens { get; } = [.. TokenCounts.Names.Select(_ => new WholeColumn())];

    /// <summary>The callers' own ids.</summary>
    public TextColumn ClientRequestIds { get; } = new();

    /// <summary>Tags.</summary>
    public KeyedColumns<TextColumn> Tags { get; } = new();

    /// <summary>Metadata.</summary>
    public KeyedColumns<TextColumn> Metadata { get; } = new();

    /// <summary>Which tags and metadata a row has, and which runs and prompts it is tied to.</summary>
    public RowLists Lists { get; } = new();

    /// <summary>A row's list of tag columns.</summary>
    public WholeColumn TagLists { get; } = new();

    /// <summary>A row's list of metadata columns.</summary>
    public WholeColumn MetadataLists { get; } = new();

    /// <summary>Ids of runs that traces are tied to.</summary>
    public TextDictionary Runs { get; } = new();

    /// <summary>A row's list of <see cref="Runs"/>.</summary>
    public WholeColumn RunLists { get; } = new();

    /// <summary>Prompt versions that traces are tied to, as name, slash, version.</summary>
    public TextDictionary Prompts { get; } = new();

    /// <summary>A row's list of <see cref="Prompts"/>.</summary>
    public WholeColumn PromptLists { get; } = new();

    /// <summary>Beginnings of requests and responses, see <see cref="TracePreviews"/>.</summary>
    public BlobColumn Previews { get; } = new();

    /// <summary>What texts the spans may contain, see <see cref="SignatureList"/>.</summary>
    public BlobColumn Signatures { get; } = new();

    /// <summary>The spans, see <see cref="SpanList"/>.</summary>
    public BlobColumn Spans { get; } = new();

    /// <summary>What spans share.</summary>
    public SpanFacets Facets { get; } = new();

    /// <summary>The assessments of those rows that have any.</summary>
    public Dictionary<int, ImmutableArray<Assessment>> Assessments { get; } = [];

    /// <summary>How many rows there are, free ones included.</summary>
    public int RowCount { get; set; }

    /// <summary>How many traces there are.</summary>
    public int Count { get; set; }

    /// <summary>Size of all stored spans together.</summary>
    public long TotalBytes { get; set; }
}
