namespace Bayou.Spans;

/// <summary>The two ways in which OTLP's messages are written as JSON.</summary>
public enum OtlpJsonStyle
{
    /// <summary>OTLP/JSON: camel case, ids in hex, 64-bit numbers as text, enumerations as numbers.</summary>
    Otlp,

    /// <summary>As MLflow's API answers: names as in the protobuf, ids in base64, 64-bit numbers as numbers, enumerations by name.</summary>
    Mlflow,
}
