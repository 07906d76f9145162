using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using Bayou.Contracts.Errors;
using Bayou.Contracts.LoggedModels;
using Bayou.Search.Language;
using Bayou.Search.Paging;

namespace Bayou.Search.LoggedModels;

/// <summary>A search over logged models that is known to make sense, not yet bound to any table.</summary>
/// <param name="Query">The search as asked.</param>
/// <param name="Clauses">What models must meet.</param>
/// <param name="Ordering">How they are ordered.</param>
/// <param name="Fingerprint">What ties page tokens to this search.</param>
/// <param name="After">Where the previous page ended, or null for the first.</param>
internal sealed record LoggedModelSearchPlan(
    LoggedModelSearchQuery Query,
    ImmutableArray<BoundClause> Clauses,
    LoggedModelOrdering Ordering,
    ulong Fingerprint,
    PageToken? After)
{
    private const int MostDatasets = 100;

    /// <summary>Reads a search.</summary>
    /// <param name="query">The search.</param>
    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: names the part that can't be understood.</exception>
    public static LoggedModelSearchPlan From(LoggedModelSearchQuery query)
    {
        PageSize.Check(query.MaxResults);
        CheckDatasets(query.Datasets);
        var clauses = LoggedModelFilterBinder.Bind(query.Filter);
        var ordering = LoggedModelOrdering.From(query.OrderBy);
        var fingerprint = FingerprintOf(query);
        return new LoggedModelSearchPlan(
            query, clauses, ordering, fingerprint, PageToken.Decode(query.PageToken, fingerprint, ordering.Parts));
    }

    /// <summary>The token of a page that ends with a model.</summary>
    /// <param name="last">The model.</param>
    public string TokenAfter(LoggedModelHit last) => new PageToken(last.SortKey, last.Model.Info.ModelId).Encode(Fingerprint);

    private static void CheckDatasets(ImmutableArray<DatasetReference> datasets)
    {
        if (datasets.Length > MostDatasets)
        {
            throw BayouException.InvalidParameter(
                $"Invalid datasets: {datasets.Length} are named, and at most {MostDatasets} are allowed. Ask in several searches.");
        }

        if (datasets.Any(dataset => string.IsNullOrEmpty(dataset.Name)))
        {
            throw BayouException.InvalidParameter("`dataset_name` in the `datasets` clause must be specified.");
        }
    }

    private static ulong FingerprintOf(LoggedModelSearchQuery query)
    {
        var writer = new TokenWriter();
        writer.WriteWhole(query.ExperimentIds.Length);
        foreach (var id in query.ExperimentIds)
        {
            writer.WriteText(id);
        }

        writer.WriteText(query.Filter ?? string.Empty);
        writer.WriteWhole(query.Datasets.Length);
        foreach (var dataset in query.Datasets)
        {
            Write(writer, dataset);
        }

        foreach (var clause in query.OrderBy)
        {
            writer.WriteText(clause.FieldName);
            writer.WriteByte(clause.Ascending ? (byte)1 : (byte)0);
            Write(writer, clause.Dataset);
        }

        return BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(writer.Written));
    }

    private static void Write(TokenWriter writer, DatasetReference dataset)
    {
        writer.WriteText(dataset.Name ?? string.Empty);
        writer.WriteText(dataset.Digest ?? string.Empty);
    }
}
