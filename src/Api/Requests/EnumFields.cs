using System.Globalization;
using System.Text.Json;
using Bayou.Contracts.Names;
using Bayou.Contracts.Runs;

namespace Bayou.Api.Requests;

/// <summary>Enums on the wire: a name, a number, or a number given as text.</summary>
internal static class EnumFields
{
    internal static ViewType View(this ObjectFields fields, string name)
    {
        if (!fields.TryGet(name, out var value))
        {
            return ViewType.ActiveOnly;
        }

        return Word(fields.PathOf(name), value) switch
        {
            "ACTIVE_ONLY" or "1" => ViewType.ActiveOnly,
            "DELETED_ONLY" or "2" => ViewType.DeletedOnly,
            "ALL" or "3" => ViewType.All,
            _ => throw RequestErrors.Invalid(fields.PathOf(name), value, "one of ACTIVE_ONLY, DELETED_ONLY, ALL"),
        };
    }

    internal static RunStatus? Status(this ObjectFields fields, string name)
    {
        if (!fields.TryGet(name, out var value))
        {
            return null;
        }

        var word = Word(fields.PathOf(name), value);
        if (RunStatusNames.TryParse(word, out var status))
        {
            return status;
        }

        return int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Enum.IsDefined((RunStatus)number)
            ? (RunStatus)number
            : throw RequestErrors.Invalid(fields.PathOf(name), value, "one of RUNNING, SCHEDULED, FINISHED, FAILED, KILLED");
    }

    private static string? Word(string field, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => FieldValue.Text(field, value),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };
}
