namespace Bayou.Api.Otlp;

/// <summary>What is taken over the OpenTelemetry protocol.</summary>
public sealed class OtlpOptions
{
    private const int MiB = 1024 * 1024;

    /// <summary>Largest body as it is sent, bytes. Default 64 MiB.</summary>
    public int MaxBodyBytes { get; set; } = 64 * MiB;

    /// <summary>Largest body once it is decompressed, bytes. Default 128 MiB.</summary>
    public int MaxDecodedBytes { get; set; } = 128 * MiB;

    /// <summary>Whether an experiment that spans name and that isn't there is made. Default true.</summary>
    public bool CreateExperiments { get; set; } = true;
}
