using System.Text.Json;
using Bayou.Api.Responses;
using Bayou.Contracts.Traces;

namespace Bayou.Api.Traces;

/// <summary>Conversations as Bayou's own routes write them.</summary>
internal static class SessionJson
{
    internal static void WritePage(Utf8JsonWriter json, TraceSessionPage page)
    {
        json.WriteList("sessions"u8, page.Sessions, WriteObject);
        json.WritePageToken(page.NextPageToken);
    }

    internal static void WriteTurns(Utf8JsonWriter json, TraceSessionTurns session)
    {
        json.WritePropertyName("session"u8);
        WriteObject(json, session.Summary);
        json.WriteList("turns"u8, session.Turns, TraceInfoJson.WriteObject);
        json.WritePageToken(session.NextPageToken);
    }

    private static void WriteObject(Utf8JsonWriter json, TraceSessionSummary session)
    {
        json.WriteStartObject();
        json.WriteString("session_id"u8, session.SessionId);
        json.WriteNumber("trace_count"u8, session.TraceCount);
        json.WriteNumber("error_count"u8, session.ErrorCount);
        json.WriteNumber("first_time_ms"u8, session.FirstTime);
        json.WriteNumber("last_time_ms"u8, session.LastTime);
        json.WriteNumber("duration_ms"u8, session.Duration);
        json.WriteTexts("users"u8, session.Users);
        SpanHeadJson.WriteTokens(json, session.Tokens);
        SpanHeadJson.WriteCost(json, session.Cost);
        json.WriteOptional("first_request"u8, session.FirstRequest);
        json.WriteOptional("last_response"u8, session.LastResponse);
        json.WriteEndObject();
    }
}
