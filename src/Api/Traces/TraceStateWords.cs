using System.Text.Json;
using Bayou.Api.Requests;
using Bayou.Contracts.Traces;

namespace Bayou.Api.Traces;

/// <summary>The states of traces on the wire. API v2 calls the one that isn't known by another name.</summary>
internal static class TraceStateWords
{
    private const string Ok = "OK";
    private const string Error = "ERROR";
    private const string InProgress = "IN_PROGRESS";
    private const string UnspecifiedState = "STATE_UNSPECIFIED";
    private const string UnspecifiedStatus = "TRACE_STATUS_UNSPECIFIED";

    internal static string Of(TraceState state, bool isV2) => state switch
    {
        TraceState.Ok => Ok,
        TraceState.Error => Error,
        TraceState.InProgress => InProgress,
        _ => isV2 ? UnspecifiedStatus : UnspecifiedState,
    };

    /// <summary>A state by name or number; not known when not set.</summary>
    internal static TraceState Read(ObjectFields fields, string name)
    {
        if (!fields.TryGet(name, out var value))
        {
            return TraceState.Unspecified;
        }

        var word = value.ValueKind == JsonValueKind.Number ? value.GetRawText() : FieldValue.Text(fields.PathOf(name), value);
        return word switch
        {
            Ok or "1" => TraceState.Ok,
            Error or "2" => TraceState.Error,
            InProgress or "3" => TraceState.InProgress,
            UnspecifiedState or UnspecifiedStatus or "0" => TraceState.Unspecified,
            _ => throw RequestErrors.Invalid(fields.PathOf(name), value, "one of OK, ERROR, IN_PROGRESS"),
        };
    }
}
