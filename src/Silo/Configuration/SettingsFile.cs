using System.Text.Json;

namespace Bayou.Silo.Configuration;

/// <summary>
/// Reads the section <c>Bayou</c> of <c>appsettings.json</c> in the working directory. Other sections belong to others. Comments
/// and trailing commas are taken; an array is a list.
/// </summary>
internal static class SettingsFile
{
    internal const string Name = "appsettings.json";
    internal const string Section = "Bayou";

    private static readonly JsonDocumentOptions s_json = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>The values by key, such as <c>Server:Port</c>; none when there is no file.</summary>
    /// <param name="directory">Where the file may be.</param>
    /// <param name="report">Hears of faults.</param>
    internal static Dictionary<string, string> Read(string directory, ConfigurationReport report)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var path = Path.Combine(directory, Name);
        if (!File.Exists(path))
        {
            return values;
        }

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), s_json);
            if (document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty(Section, out var section))
            {
                Flatten(section, "", values, report);
            }
        }
        catch (JsonException exception)
        {
            report.Fault(Name, $"The file is not valid JSON (line {exception.LineNumber + 1}, byte {exception.BytePositionInLine}).");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            report.Fault(Name, $"The file can't be read: {exception.Message}");
        }

        return values;
    }

    private static void Flatten(JsonElement element, string key, Dictionary<string, string> values, ConfigurationReport report)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    Flatten(property.Value, key.Length == 0 ? property.Name : $"{key}:{property.Name}", values, report);
                }

                break;
            case JsonValueKind.Null:
                break;
            case var _ when !Settings.All.Any(setting => setting.Key.Equals(key, StringComparison.OrdinalIgnoreCase)):
                report.Fault($"{Name} {Section}:{key}", "There is no such setting.");
                break;
            case JsonValueKind.Array:
                values[key] = string.Join(',', element.EnumerateArray().Select(item => item.ToString()));
                break;
            default:
                values[key] = element.ToString();
                break;
        }
    }
}
