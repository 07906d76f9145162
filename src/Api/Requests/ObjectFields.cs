using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using Bayou.Contracts.Errors;

namespace Bayou.Api.Requests;

/// <summary>
/// The fields of one JSON object of a request. Unknown fields are ignored, null means not set, and a field may be
/// named in snake_case or lowerCamelCase; a required one, and any in a query string, in snake_case only, as in MLflow.
/// </summary>
internal readonly struct ObjectFields
{
    private readonly JsonElement _object;
    private readonly string _path;
    private readonly bool _isQuery;

    /// <param name="element">The object. Of a query string: each name with the list of its texts.</param>
    /// <param name="path">How errors call it; empty for the request itself.</param>
    /// <param name="isQuery">Whether it stands for a query string.</param>
    internal ObjectFields(JsonElement element, string path, bool isQuery = false)
    {
        _object = element;
        _path = path;
        _isQuery = isQuery;
    }

    /// <summary>The name by which errors call a field of this object, such as <c>metrics[3].key</c>.</summary>
    /// <param name="name">The field.</param>
    public string PathOf(string name) => _path.Length == 0 ? name : $"{_path}.{name}";

    /// <summary>
    /// Whether a text stands anywhere in a field, as it was sent. Where escapes could hide it the answer is true as well; false is certain.
    /// </summary>
    /// <param name="name">The field.</param>
    /// <param name="text">The text.</param>
    public bool MayMention(string name, ReadOnlySpan<byte> text)
    {
        if (!TryGet(name, out var value))
        {
            return false;
        }

        return MayMention(value, text);
    }

    /// <summary>Whether a text stands anywhere in the object, as it was sent. Where escapes could hide it the answer is true as well; false is certain.</summary>
    /// <param name="text">The text.</param>
    public bool MayMention(ReadOnlySpan<byte> text) => _object.ValueKind == JsonValueKind.Object && MayMention(_object, text);

    /// <summary>A text that must be there and not be empty.</summary>
    /// <param name="name">The field.</param>
    public string RequiredText(string name)
    {
        if (!TryGetExact(name, out var value))
        {
            throw RequestErrors.Missing(PathOf(name));
        }

        var text = FieldValue.Text(PathOf(name), value);
        return text.Length > 0 ? text : throw RequestErrors.Missing(PathOf(name));
    }

    /// <summary>A text, or null.</summary>
    /// <param name="name">The field.</param>
    public string? Text(string name) => TryGet(name, out var value) ? FieldValue.Text(PathOf(name), value) : null;

    /// <summary>A text named in snake_case, or null; for fields of which one of several must be there.</summary>
    /// <param name="name">The field.</param>
    public string? ExactText(string name) => TryGetExact(name, out var value) ? FieldValue.Text(PathOf(name), value) : null;

    /// <summary>A 64-bit integer that must be there.</summary>
    /// <param name="name">The field.</param>
    public long RequiredInt64(string name) =>
        TryGetExact(name, out var value) ? FieldValue.Int64(PathOf(name), value) : throw RequestErrors.Missing(PathOf(name));

    /// <summary>A 64-bit integer, or null.</summary>
    /// <param name="name">The field.</param>
    public long? Int64(string name) => TryGet(name, out var value) ? FieldValue.Int64(PathOf(name), value) : null;

    /// <summary>A 32-bit integer, or null.</summary>
    /// <param name="name">The field.</param>
    public int? Int32(string name) => TryGet(name, out var value) ? FieldValue.Int32(PathOf(name), value) : null;

    /// <summary>A double that must be there; NaN and the infinities are quoted words.</summary>
    /// <param name="name">The field.</param>
    public double RequiredDouble(string name) =>
        TryGetExact(name, out var value) ? FieldValue.Double(PathOf(name), value) : throw RequestErrors.Missing(PathOf(name));

    /// <summary>A boolean, or null.</summary>
    /// <param name="name">The field.</param>
    public bool? Boolean(string name)
    {
        if (!TryGet(name, out var value))
        {
            return null;
        }

        return _isQuery ? FieldValue.QueryBoolean(FieldValue.Text(name, value)) : FieldValue.Boolean(PathOf(name), value);
    }

    /// <summary>Whether the field is set, to whatever.</summary>
    /// <param name="name">The field.</param>
    public bool Has(string name) => TryGet(name, out _);

    /// <summary>Refuses fields of other names, for objects in which a misspelt field would do harm.</summary>
    /// <param name="names">The known fields, in snake_case; they may come in lowerCamelCase too.</param>
    public void RefuseOthers(params ReadOnlySpan<string> names)
    {
        foreach (var property in _object.EnumerateObject())
        {
            if (!IsOneOf(property, names))
            {
                throw RequestErrors.Invalid(
                    _path.Length == 0 ? "request" : _path, property.ToString(), $"It has a field of another name than {string.Join(", ", names)}");
            }
        }
    }

    /// <summary>The raw value of a field.</summary>
    /// <param name="name">The field.</param>
    /// <param name="value">Not null when the answer is true.</param>
    public bool TryGet(string name, out JsonElement value)
    {
        if (TryGetExact(name, out value))
        {
            return true;
        }

        if (_isQuery)
        {
            return false;
        }

        var camelCase = FieldName.CamelCase(name);
        return !ReferenceEquals(camelCase, name) && TryGetExact(camelCase, out value);
    }

    /// <summary>A list of texts; empty when not set.</summary>
    /// <param name="name">The field.</param>
    public ImmutableArray<string> TextList(string name)
    {
        if (!TryGetList(name, out var list))
        {
            return [];
        }

        var builder = ImmutableArray.CreateBuilder<string>(list.GetArrayLength());
        foreach (var item in list.EnumerateArray())
        {
            builder.Add(FieldValue.Text($"{PathOf(name)}[{builder.Count}]", item));
        }

        return builder.MoveToImmutable();
    }

    /// <summary>A list of objects, each turned into something else; empty when not set.</summary>
    /// <typeparam name="T">What an object becomes.</typeparam>
    /// <param name="name">The field.</param>
    /// <param name="convert">Makes one item.</param>
    public ImmutableArray<T> ObjectList<T>(string name, Func<ObjectFields, T> convert)
    {
        if (!TryGetList(name, out var list))
        {
            return [];
        }

        var builder = ImmutableArray.CreateBuilder<T>(list.GetArrayLength());
        foreach (var item in list.EnumerateArray())
        {
            var path = $"{PathOf(name)}[{builder.Count}]";
            if (item.ValueKind != JsonValueKind.Object)
            {
                throw RequestErrors.Invalid(path, item, "an object");
            }

            builder.Add(convert(new ObjectFields(item, path)));
        }

        return builder.MoveToImmutable();
    }

    /// <summary>A nested object, or null.</summary>
    /// <param name="name">The field.</param>
    public ObjectFields? Nested(string name)
    {
        if (!TryGet(name, out var value))
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.Object
            ? new ObjectFields(value, PathOf(name))
            : throw RequestErrors.Invalid(PathOf(name), value, "an object");
    }

    private bool TryGetList(string name, out JsonElement list)
    {
        if (_isQuery)
        {
            return _object.TryGetProperty(name, out list);
        }

        if (!TryGet(name, out list))
        {
            return false;
        }

        return list.ValueKind == JsonValueKind.Array ? true : throw RequestErrors.Invalid(PathOf(name), list, "a list");
    }

    private bool TryGetExact(string name, out JsonElement value)
    {
        try
        {
            if (_object.ValueKind == JsonValueKind.Object && _object.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null)
            {
                value = _isQuery ? value[0] : value;
                return true;
            }
        }
        catch (InvalidOperationException exception)
        {
            throw MalformedName(exception);
        }

        value = default;
        return false;
    }

    private static bool IsOneOf(JsonProperty property, ReadOnlySpan<string> names)
    {
        try
        {
            foreach (var name in names)
            {
                if (property.NameEquals(name) || property.NameEquals(FieldName.CamelCase(name)))
                {
                    return true;
                }
            }

            return false;
        }
        catch (InvalidOperationException exception)
        {
            throw MalformedName(exception);
        }
    }

    /// <summary>A field's name has an escape that makes no character, which shows when names are compared.</summary>
    private static BayouException MalformedName(InvalidOperationException exception) =>
        new(ErrorCode.InvalidParameterValue, "The request body has a field whose name is not well-formed Unicode.", exception);

    private static bool MayMention(JsonElement value, ReadOnlySpan<byte> text)
    {
        var raw = JsonMarshal.GetRawUtf8Value(value);
        return raw.IndexOf(text) >= 0 || raw.Contains((byte)'\\');
    }
}
