namespace Bayou.Server.Tests.Fuzz;

/// <summary>Well-formed OTLP requests, to be mutated.</summary>
internal static class OtlpSeeds
{
    internal const string Traces = """
        {"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"fuzz"}}]},"scopeSpans":[{"scope":{"name":"lib","version":"1"},
        "spans":[{"traceId":"0f0e0d0c0b0a09080706050403020100","spanId":"00000000000000b1","parentSpanId":"","name":"chat gpt","kind":3,"traceState":"a=b","flags":1,
        "startTimeUnixNano":"1700000000000000000","endTimeUnixNano":"1700000001000000000","status":{"code":2,"message":"bad"},
        "attributes":[{"key":"gen_ai.operation.name","value":{"stringValue":"chat"}},{"key":"gen_ai.usage.input_tokens","value":{"intValue":"12"}},
        {"key":"d","value":{"doubleValue":0.5}},{"key":"b","value":{"boolValue":true}},{"key":"l","value":{"arrayValue":{"values":[{"stringValue":"a"}]}}},
        {"key":"m","value":{"kvlistValue":{"values":[{"key":"k","value":{"stringValue":"v"}}]}}},{"key":"y","value":{"bytesValue":"AQID"}},
        {"key":"mlflow.spanInputs","value":{"stringValue":"{\"q\":1}"}},{"key":"session.id","value":{"stringValue":"s"}}],
        "events":[{"name":"gen_ai.user.message","timeUnixNano":"1700000000000000001","attributes":[{"key":"content","value":{"stringValue":"hi"}}]}],
        "links":[{"traceId":"0f0e0d0c0b0a09080706050403020100","spanId":"00000000000000b2"}]}]}]}]}
        """;

    internal const string Logs = """
        {"resourceLogs":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"fuzz"}}]},"scopeLogs":[{"scope":{"name":"judge"},"logRecords":[
        {"timeUnixNano":"1700000000000000000","eventName":"gen_ai.user.message","traceId":"0f0e0d0c0b0a09080706050403020100","spanId":"00000000000000b1",
        "body":{"kvlistValue":{"values":[{"key":"content","value":{"stringValue":"hi"}}]}}},
        {"timeUnixNano":"1700000000000000000","eventName":"gen_ai.evaluation.result","traceId":"0f0e0d0c0b0a09080706050403020100","spanId":"00000000000000b1",
        "attributes":[{"key":"gen_ai.evaluation.name","value":{"stringValue":"relevance"}},{"key":"gen_ai.evaluation.score.value","value":{"doubleValue":0.5}}]}]}]}]}
        """;

    /// <summary>Two spans with attributes of every kind, an event, a link and a status, as protobuf.</summary>
    internal static readonly byte[] TraceBytes = Convert.FromBase64String(
        "CokGChgKFgoMc2VydmljZS5uYW1lEgYKBGZ1enoS7AUKCAoDbGliEgExEp8FChAPDg0MCwoJCAcGBQQDAgEAEggAAAAAAAAAsRoDYT1iKghjaGF0IGdwdDAD"
        + "OQAAKjb+nJcXQQDKxHH+nJcXSh8KFWdlbl9haS5vcGVyYXRpb24ubmFtZRIGCgRjaGF0SiAKFGdlbl9haS5yZXF1ZXN0Lm1vZGVsEggKBmdwdC00b0ofChln"
        + "ZW5fYWkudXNhZ2UuaW5wdXRfdG9rZW5zEgIYDEogChpnZW5fYWkudXNhZ2Uub3V0cHV0X3Rva2VucxICGAVKVQoVZ2VuX2FpLmlucHV0Lm1lc3NhZ2VzEjwK"
        + "Olt7InJvbGUiOiJ1c2VyIiwicGFydHMiOlt7InR5cGUiOiJ0ZXh0IiwiY29udGVudCI6ImhpIn1dfV1KBwoBYhICEAFKDgoBZBIJIQAAAAAAAOA/ShAKAWwS"
        + "CyoJCgMKAWEKAhgCShEKAW0SDDIKCggKAWsSAwoBdkoKCgF5EgU6AwECA0oSCgpzZXNzaW9uLmlkEgQKAnMxSg8KB3VzZXIuaWQSBAoCdTFKHgoRbWxmbG93"
        + "LnNwYW5JbnB1dHMSCQoHeyJxIjoxfUoaCg9tbGZsb3cuc3BhblR5cGUSBwoFIkxMTSJKIAoXb3BlbmluZmVyZW5jZS5zcGFuLmtpbmQSBQoDTExNSisKIWxs"
        + "bS5pbnB1dF9tZXNzYWdlcy4wLm1lc3NhZ2Uucm9sZRIGCgR1c2VySi8KJGxsbS5pbnB1dF9tZXNzYWdlcy4wLm1lc3NhZ2UuY29udGVudBIHCgVoZWxsb1ov"
        + "CQEAKjb+nJcXEhNnZW5fYWkudXNlci5tZXNzYWdlGg8KB2NvbnRlbnQSBAoCaGlqHAoQDw4NDAsKCQgHBgUEAwIBABIIAAAAAAAAALF6BxIDYmFkGAISPgoQ"
        + "Dw4NDAsKCQgHBgUEAwIBABIIAAAAAAAAALIiCAAAAAAAAACxKgR0b29sOQAAKjb+nJcXQQDKxHH+nJcX");

    /// <summary>An event and an evaluation, as protobuf.</summary>
    internal static readonly byte[] LogBytes = Convert.FromBase64String(
        "CrECChgKFgoMc2VydmljZS5uYW1lEgYKBGZ1enoSlAIKBQoDbGliEk8JAAAqNv6clxcqEzIRCg8KB2NvbnRlbnQSBAoCaGlKEA8ODQwLCgkIBwYFBAMCAQBS"
        + "CAAAAAAAAACxYhNnZW5fYWkudXNlci5tZXNzYWdlErkBCQAAKjb+nJcXMiUKFmdlbl9haS5ldmFsdWF0aW9uLm5hbWUSCwoJcmVsZXZhbmNlMioKHWdlbl9h"
        + "aS5ldmFsdWF0aW9uLnNjb3JlLnZhbHVlEgkhAAAAAAAA4D8yJQodZ2VuX2FpLmV2YWx1YXRpb24uc2NvcmUubGFiZWwSBAoCb2tKEA8ODQwLCgkIBwYFBAMC"
        + "AQBSCAAAAAAAAACxYhhnZW5fYWkuZXZhbHVhdGlvbi5yZXN1bHQ=");
}
