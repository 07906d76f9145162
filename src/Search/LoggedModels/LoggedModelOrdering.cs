using System.Collections.Immutable;
using Bayou.Contracts.Errors;
using Bayou.Contracts.LoggedModels;
using Bayou.Search.Language;

namespace Bayou.Search.LoggedModels;

/// <summary>A total order of logged models.</summary>
/// <param name="Parts">The order, most significant first.</param>
/// <param name="Datasets">For each part the datasets on which its metric must have been observed.</param>
internal sealed record LoggedModelOrdering(Ordering Parts, ImmutableArray<DatasetReference> Datasets)
{
    /// <summary>Binds ordering clauses. Newer models come first among equals, unless the clauses say.</summary>
    /// <param name="clauses">The clauses, most significant first.</param>
    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: names the clause that can't be understood.</exception>
    public static LoggedModelOrdering From(ImmutableArray<LoggedModelOrder> clauses)
    {
        if (clauses.Length > LanguageLimits.OrderClauses)
        {
            throw BayouException.InvalidParameter(
                $"Invalid order_by: it has {clauses.Length} clauses, and at most {LanguageLimits.OrderClauses} are allowed.");
        }

        var parts = ImmutableArray.CreateBuilder<OrderPart>();
        var datasets = ImmutableArray.CreateBuilder<DatasetReference>();
        foreach (var clause in clauses)
        {
            var part = new OrderPart(LoggedModelSchema.Orderable(clause.FieldName), !clause.Ascending);
            if (part.Field.Key == LoggedModelSchema.ModelId && part.Field.Entity == FieldEntity.Attribute)
            {
                // No two models share an id, so nothing behind it matters.
                return new LoggedModelOrdering(new Ordering(parts.ToImmutable(), part.Descending), datasets.ToImmutable());
            }

            parts.Add(part);
            datasets.Add(clause.Dataset);
        }

        if (!parts.Any(part => part.Field == LoggedModelSchema.LatestFirst.Field))
        {
            parts.Add(LoggedModelSchema.LatestFirst);
            datasets.Add(default);
        }

        return new LoggedModelOrdering(new Ordering(parts.ToImmutable(), IdDescending: true), datasets.ToImmutable());
    }
}
