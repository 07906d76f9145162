namespace Bayou.Api.Otlp;

/// <summary>How messages of the protocol are coded.</summary>
internal enum OtlpFormat
{
    /// <summary>Binary protobuf.</summary>
    Protobuf,

    /// <summary>JSON, with ids as hex.</summary>
    Json,
}
