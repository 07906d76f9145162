using System.Collections.Frozen;
using System.Collections.Immutable;
using Bayou.Contracts.Errors;

namespace Bayou.Search.Language;

/// <summary>The fields that a kind of thing has.</summary>
/// <param name="entityNames">Names and aliases of the entities, as filters spell them.</param>
/// <param name="attributes">The attributes by name and alias.</param>
/// <param name="datasetKeys">Keys of the dataset entity; empty where there is none.</param>
/// <param name="orderable">The entities that an order may name.</param>
internal sealed class Schema(
    IReadOnlyDictionary<string, FieldEntity> entityNames,
    IReadOnlyDictionary<string, AttributeField> attributes,
    ImmutableArray<string> datasetKeys,
    ImmutableArray<FieldEntity> orderable)
{
    private readonly FrozenDictionary<string, FieldEntity> _entityNames = entityNames.ToFrozenDictionary(StringComparer.Ordinal);
    private readonly FrozenDictionary<string, AttributeField> _attributes = attributes.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Finds the field that a filter names.</summary>
    /// <param name="path">The name.</param>
    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: there is no such field.</exception>
    public Field Filterable(FieldPath path) => Resolve(path, attribute => attribute.Filterable);

    /// <summary>Finds the field that an ordering clause names.</summary>
    /// <param name="path">The name.</param>
    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: there is no such field, or nothing can be ordered by it.</exception>
    public Field Orderable(FieldPath path)
    {
        var field = Resolve(path, _ => true);
        return orderable.Contains(field.Entity)
            ? field
            : throw BayouException.InvalidParameter(
                $"Invalid order_by entity '{path.Entity}' in '{LanguageError.Excerpt(path.Text)}'. "
                + "There is no order by these; order by something else.");
    }

    private static string Quote(IEnumerable<string> names) =>
        string.Join(", ", names.Order(StringComparer.Ordinal).Select(name => $"'{name}'"));

    private Field Resolve(FieldPath path, Func<AttributeField, bool> allowed)
    {
        var entity = FieldEntity.Attribute;
        if (path.Entity is not null && !_entityNames.TryGetValue(path.Entity, out entity))
        {
            throw BayouException.InvalidParameter(
                $"Invalid entity type '{LanguageError.Excerpt(path.Entity)}'. Valid values are [{Quote(_entityNames.Keys)}]. "
                + "A key with dots goes behind one of them, as in tags.mlflow.user.");
        }

        return entity switch
        {
            FieldEntity.Attribute => ResolveAttribute(path.Key, allowed),
            FieldEntity.Dataset when !datasetKeys.Contains(path.Key) => throw BayouException.InvalidParameter(
                $"Invalid dataset key '{LanguageError.Excerpt(path.Key)}' specified. Valid keys are [{Quote(datasetKeys)}]."),
            FieldEntity.Metric => new Field(entity, path.Key, FieldType.Number),
            _ => new Field(entity, path.Key, FieldType.Text),
        };
    }

    private Field ResolveAttribute(string key, Func<AttributeField, bool> allowed)
    {
        if (_attributes.TryGetValue(key, out var attribute) && allowed(attribute))
        {
            return new Field(FieldEntity.Attribute, attribute.Name, attribute.Type);
        }

        var valid = _attributes.Where(pair => allowed(pair.Value)).Select(pair => pair.Key);
        var examples = string.Join(", ", EntityExamples());
        throw BayouException.InvalidParameter(
            $"Invalid attribute key '{LanguageError.Excerpt(key)}' specified. Valid keys are [{Quote(valid)}]."
            + (examples.Length > 0 ? $" Everything else is named with its entity: {examples}." : ""));
    }

    private IEnumerable<string> EntityExamples() =>
        _entityNames.Keys.Where(name => name.EndsWith('s') && _entityNames[name] != FieldEntity.Attribute)
            .Order(StringComparer.Ordinal)
            .Select(name => name + ".<key>");
}
