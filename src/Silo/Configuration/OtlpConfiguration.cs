using System.Net;
using Bayou.Api.Otlp;

namespace Bayou.Silo.Configuration;

/// <summary>Reads what is set of the OpenTelemetry protocol.</summary>
/// <param name="reader">Reads settings.</param>
/// <param name="report">Hears of faults.</param>
internal sealed class OtlpConfiguration(SettingReader reader, ConfigurationReport report)
{
    private const int SmallestBody = 1024;
    private const int LargestBody = 1024 * 1024 * 1024;

    internal OtlpOptions Read() => new()
    {
        CreateExperiments = reader.Boolean(Settings.OtlpCreateExperiments),
        MaxBodyBytes = reader.Integer(Settings.OtlpMaxBodyBytes, SmallestBody, LargestBody),
        MaxDecodedBytes = reader.Integer(Settings.OtlpMaxDecodedBytes, SmallestBody, LargestBody),
    };

    /// <summary>The port for gRPC; 0 for none.</summary>
    /// <param name="httpPort">The port that is taken already.</param>
    internal int ReadGrpcPort(int httpPort)
    {
        var port = reader.Integer(Settings.OtlpGrpcPort, 0, IPEndPoint.MaxPort);
        if (port > 0 && port == httpPort)
        {
            report.Fault(
                reader.KeyOf(Settings.OtlpGrpcPort), $"Port {port} is that of {Settings.Port.ShownName} too: gRPC needs one of its own.");
        }

        return port;
    }
}
