using System.Text.Json;
using System.Text.Json.Serialization;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Traces;
using Bayou.Grains.Traces;
using Bayou.Spans;

namespace Bayou.Silo.Configuration;

/// <summary>Reads what is set of traces, with the files that settings name.</summary>
/// <param name="reader">Reads settings.</param>
/// <param name="report">Hears of faults.</param>
internal sealed class TraceConfiguration(SettingReader reader, ConfigurationReport report)
{
    private const int SecondsOfADay = 86_400;
    private const int MostDays = 36_500;
    private const long Megabyte = 1_000_000;

    private static readonly JsonSerializerOptions s_json = new()
    {
        PropertyNameCaseInsensitive = true,
        RespectNullableAnnotations = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>How spans are taken in.</summary>
    internal SpanIntakeOptions ReadIntake() => new()
    {
        Prices = Parse(Settings.TracePriceFile, PriceTable.Parse) ?? PriceTable.Default,
        Redaction = Parse(Settings.TraceRedactionFile, ReadRules) ?? RedactionRules.None,
    };

    /// <summary>How traces are kept.</summary>
    internal TraceOptions ReadTraces() => new()
    {
        Retention = new TraceRetention(
            Bound(Settings.TraceRetentionDays, MostDays, SecondsOfADay),
            Bound(Settings.TraceRetentionCount, int.MaxValue, 1),
            Bound(Settings.TraceRetentionMegabytes, int.MaxValue, Megabyte)),
    };

    private static RedactionRules ReadRules(string json) =>
        RedactionRules.Create(JsonSerializer.Deserialize<RedactionSettings>(json, s_json) ?? new RedactionSettings());

    private long? Bound(Setting setting, int most, long unit)
    {
        var value = reader.Integer(setting, 0, most);
        return value > 0 ? value * unit : null;
    }

    private T? Parse<T>(Setting setting, Func<string, T> parse)
        where T : class
    {
        var path = reader.Text(setting);
        if (path.Length == 0)
        {
            return null;
        }

        try
        {
            return parse(File.ReadAllText(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            report.Fault(reader.KeyOf(setting), $"The file '{path}' can't be read: {exception.Message}");
        }
        catch (Exception exception) when (exception is JsonException or BayouException)
        {
            report.Fault(reader.KeyOf(setting), $"The file '{path}' is at fault: {exception.Message}");
        }

        return null;
    }
}
