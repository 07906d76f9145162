using System.Collections.Immutable;
using Bayou.Contracts.Errors;

namespace Bayou.Search.Language;

/// <summary>Checks ordering clauses against the fields of a kind of thing and makes a total order of them.</summary>
internal static class OrderBinder
{
    /// <summary>Reads and binds ordering clauses.</summary>
    /// <param name="schema">The fields there are.</param>
    /// <param name="clauses">The clauses' texts, most significant first.</param>
    /// <param name="idAttribute">The attribute that no two things share. Nothing behind it matters.</param>
    /// <param name="tieBreak">A part to put behind the clauses unless they name its field, or null.</param>
    /// <param name="idDescending">Whether greater ids come first, unless the clauses say.</param>
    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: names the clause that can't be understood or repeats a field.</exception>
    public static Ordering Bind(Schema schema, ImmutableArray<string> clauses, string idAttribute, OrderPart? tieBreak, bool idDescending) =>
        Bind(schema.Orderable, clauses, idAttribute, tieBreak, idDescending);

    /// <summary>Reads and binds ordering clauses.</summary>
    /// <param name="orderable">Finds the field that a clause names, or refuses.</param>
    /// <param name="clauses">The clauses' texts, most significant first.</param>
    /// <param name="idAttribute">The attribute that no two things share. Nothing behind it matters.</param>
    /// <param name="tieBreak">A part to put behind the clauses unless they name its field, or null.</param>
    /// <param name="idDescending">Whether greater ids come first, unless the clauses say.</param>
    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: names the clause that can't be understood or repeats a field.</exception>
    public static Ordering Bind(
        Func<FieldPath, Field> orderable, ImmutableArray<string> clauses, string idAttribute, OrderPart? tieBreak, bool idDescending)
    {
        var parts = new List<OrderPart>();
        foreach (var clause in OrderParser.Parse(clauses))
        {
            var field = orderable(clause.Field);
            if (parts.Exists(part => part.Field == field))
            {
                throw BayouException.InvalidParameter(
                    $"`order_by` contains duplicate fields: '{LanguageError.Excerpt(clause.Field.Text)}' was named before. "
                    + "Name each field once.");
            }

            parts.Add(new OrderPart(field, clause.Descending));
        }

        var id = parts.FindIndex(part => part.Field.Entity == FieldEntity.Attribute && part.Field.Key == idAttribute);
        if (id >= 0)
        {
            return new Ordering([.. parts.Take(id)], parts[id].Descending);
        }

        if (tieBreak is not null && !parts.Exists(part => part.Field == tieBreak.Field))
        {
            parts.Add(tieBreak);
        }

        return new Ordering([.. parts], idDescending);
    }
}
