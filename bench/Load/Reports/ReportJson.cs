using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bayou.Bench.Reports;

/// <summary>A report as JSON.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Report))]
internal sealed partial class ReportJson : JsonSerializerContext
{
    internal static void Write(Report report, FileInfo file)
    {
        using var stream = file.Create();
        JsonSerializer.Serialize(stream, report, Default.Report);
    }
}
