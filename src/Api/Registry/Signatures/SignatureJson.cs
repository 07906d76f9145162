using System.Collections.Immutable;
using System.Text.Json;

namespace Bayou.Api.Registry.Signatures;

/// <summary>
/// Reads the parts of a signature, which are JSON texts, as MLflow's <c>Schema</c> and <c>ParamSchema</c> write them:
/// <c>[{"type": "double", "name": "x", "required": true}, {"type": "tensor", "tensor-spec": {"dtype": "float32", "shape": [-1, 3]}}]</c>. What
/// does not fit is refused, since a signature that is half understood proves nothing.
/// </summary>
internal static class SignatureJson
{
    private const int MostColumns = 100_000;

    private static readonly string[] s_scalars =
        ["boolean", "integer", "long", "float", "double", "string", "binary", "datetime", "sparkml_vector"];

    private static readonly JsonDocumentOptions s_json = new() { AllowDuplicateProperties = false, MaxDepth = 64 };

    /// <summary>Reads inputs or outputs.</summary>
    /// <param name="text">A JSON list.</param>
    /// <exception cref="FormatException">It is no list of columns; the message says why.</exception>
    internal static ImmutableArray<SignatureColumn> ReadColumns(string text)
    {
        var columns = ReadList(text, ReadColumn);
        var named = columns.Count(column => column.Name is not null);
        if (named > 0 && named < columns.Length)
        {
            throw new FormatException("some columns have names and some have none");
        }

        CheckNames(columns);
        return columns;
    }

    /// <summary>Reads params.</summary>
    /// <param name="text">A JSON list.</param>
    /// <exception cref="FormatException">It is no list of params; the message says why.</exception>
    internal static ImmutableArray<SignatureColumn> ReadParams(string text)
    {
        var columns = ReadList(text, ReadParam);
        CheckNames(columns);
        return columns;
    }

    private static ImmutableArray<SignatureColumn> ReadList(string text, Func<JsonElement, SignatureColumn> read)
    {
        try
        {
            using var document = JsonDocument.Parse(text, s_json);
            if (document.RootElement.ValueKind != JsonValueKind.Array || document.RootElement.GetArrayLength() > MostColumns)
            {
                throw new FormatException($"it is no list of at most {MostColumns} columns");
            }

            return [.. document.RootElement.EnumerateArray().Select(read)];
        }
        catch (JsonException exception)
        {
            throw new FormatException("it is no JSON of at most 64 levels", exception);
        }
        catch (InvalidOperationException exception)
        {
            throw new FormatException("a field is of the wrong kind, or holds text that is not well-formed", exception);
        }
    }

    private static void CheckNames(ImmutableArray<SignatureColumn> columns)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (columns.FirstOrDefault(column => column.Name is { } name && !names.Add(name)) is { } twice)
        {
            throw new FormatException($"the name '{twice.Name}' is given twice");
        }
    }

    private static SignatureColumn ReadColumn(JsonElement column) => new(
        column.TryGetProperty("name", out var name) && name.ValueKind != JsonValueKind.Null ? name.GetString() : null,
        ReadType(column, isColumn: true),
        IsRequired(column));

    private static SignatureColumn ReadParam(JsonElement param)
    {
        var type = ReadType(param, isColumn: false);
        var isList = param.TryGetProperty("shape", out var shape) && shape.ValueKind != JsonValueKind.Null;
        return new SignatureColumn(Required(param, "name").GetString(), isList ? new ArrayType(type) : type, IsRequired: false);
    }

    private static bool IsRequired(JsonElement column) =>
        column.TryGetProperty("required", out var required) && required.ValueKind != JsonValueKind.Null ? required.GetBoolean()
        : !column.TryGetProperty("optional", out var optional) || optional.ValueKind == JsonValueKind.Null || !optional.GetBoolean();

    private static ColumnType ReadType(JsonElement element, bool isColumn)
    {
        // Params were once written with `dtype`.
        var name = (element.TryGetProperty("type", out var type) || element.TryGetProperty("dtype", out type) ? type.GetString() : null)
            ?? throw new FormatException("a column has no 'type'");
        return name switch
        {
            "tensor" when isColumn => ReadTensor(Required(element, "tensor-spec")),
            "any" => new AnyType(),
            "array" => new ArrayType(ReadType(Required(element, "items"), isColumn: false)),
            "map" => new MapType(ReadType(Required(element, "values"), isColumn: false)),
            "object" => new ObjectType(Required(element, "properties").EnumerateObject().ToDictionary(
                property => property.Name,
                property => new SignatureColumn(property.Name, ReadType(property.Value, isColumn: false), IsRequired(property.Value)),
                StringComparer.Ordinal)),
            _ when s_scalars.Contains(name) => new ScalarType(name),
            _ => throw new FormatException($"'{name}' is a type that this server does not know"),
        };
    }

    private static TensorType ReadTensor(JsonElement tensor) => new(
        Required(tensor, "dtype").GetString()!,
        [.. Required(tensor, "shape").EnumerateArray().Select(length => length.TryGetInt64(out var number) && number >= -1
            ? number
            : throw new FormatException("a tensor's shape has a length that is none"))]);

    private static JsonElement Required(JsonElement element, string field) =>
        element.TryGetProperty(field, out var value) && value.ValueKind != JsonValueKind.Null
            ? value
            : throw new FormatException($"a column has no '{field}'");
}
