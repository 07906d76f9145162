using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using Bayou.Contracts;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Traces;
using Bayou.Search.Language;
using Bayou.Search.Paging;

namespace Bayou.Search.Traces.Sessions;

/// <summary>Pages of sessions, and of the turns of one.</summary>
/// <param name="columns">The columns.</param>
internal sealed class SessionPages(TraceColumns columns)
{
    private const byte ListOfSessions = 1;
    private const byte TurnsOfSession = 2;

    private static readonly Ordering s_latestFirst = new([TraceSchema.LatestFirst], IdDescending: false);

    private readonly SessionScan _scan = new(columns);

    /// <summary>A page of sessions, latest activity first.</summary>
    /// <param name="query">Which ones, and the page.</param>
    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: a page size or token that can't be understood.</exception>
    public TraceSessionPage List(TraceSessionQuery query)
    {
        PageSize.Check(query.MaxResults, Limits.TraceSearchMaxResults);
        var fingerprint = FingerprintOf(query);
        var after = PageToken.Decode(query.PageToken, fingerprint, s_latestFirst);
        var sessions = _scan.All(query.User)
            .Where(session => session.HasUser && (query.HasErrors ?? session.HasErrors) == session.HasErrors)
            .Where(session => session.Last >= (query.Since ?? long.MinValue) && session.First <= (query.Until ?? long.MaxValue))
            .Select(session => (Row: session, Id: _scan.IdOf(session.Code)))
            .Where(session => after is null || IsBehind(session.Row.Last, session.Id, after))
            .OrderByDescending(session => session.Row.Last)
            .ThenBy(session => session.Id, StringComparer.Ordinal)
            .Take(query.MaxResults + 1)
            .ToList();
        var rows = _scan.RowsOf([.. sessions.Take(query.MaxResults).Select(session => session.Row.Code)]);
        var page = sessions.Take(query.MaxResults).Select(session => SessionTotals.Of(columns, session.Id, rows[session.Row.Code]));
        return new TraceSessionPage(
            [.. page],
            sessions.Count > query.MaxResults ? TokenAfter(sessions[^2].Row.Last, sessions[^2].Id, fingerprint) : null);
    }

    /// <summary>A session's totals and a page of its turns.</summary>
    /// <param name="sessionId">The session.</param>
    /// <param name="maxResults">Page size.</param>
    /// <param name="pageToken">Token of the previous page, or null.</param>
    /// <exception cref="BayouException">
    /// RESOURCE_DOES_NOT_EXIST: no trace has it. INVALID_PARAMETER_VALUE: a page size or token that can't be understood.
    /// </exception>
    public TraceSessionTurns Read(string sessionId, int maxResults, string? pageToken)
    {
        PageSize.Check(maxResults, Limits.TraceSearchMaxResults);
        var fingerprint = FingerprintOf(TurnsOfSession, sessionId);
        var after = PageToken.Decode(pageToken, fingerprint, s_latestFirst);
        var code = _scan.CodeOf(sessionId);
        var rows = code == 0 ? [] : _scan.RowsOf([code])[code];
        if (rows.Count == 0)
        {
            throw BayouException.DoesNotExist(
                $"Session '{LanguageError.Excerpt(sessionId)}' not found in experiment '{columns.ExperimentId}'.");
        }

        var turns = rows.Where(row => after is null || IsAfter(row, after)).Take(maxResults + 1).ToList();
        var page = turns.Take(maxResults).Select(row => TraceReader.Read(columns, row)).ToImmutableArray();
        return new TraceSessionTurns(
            SessionTotals.Of(columns, sessionId, rows),
            page,
            turns.Count > maxResults ? TokenAfter(page[^1].RequestTime, page[^1].TraceId, fingerprint) : null);
    }

    private static bool IsBehind(long last, string id, PageToken after) =>
        last < after.Key[0].Whole || (last == after.Key[0].Whole && string.CompareOrdinal(id, after.Id) > 0);

    private static string TokenAfter(long time, string id, ulong fingerprint) =>
        new PageToken([SortValues.OfWhole(time)], id).Encode(fingerprint);

    private static ulong FingerprintOf(TraceSessionQuery query) => FingerprintOf(
        ListOfSessions, query.User is null ? "" : $"u{query.User}", $"{query.HasErrors}", $"{query.Since}", $"{query.Until}");

    private static ulong FingerprintOf(byte kind, params ReadOnlySpan<string> texts)
    {
        var writer = new TokenWriter();
        writer.WriteByte(kind);
        foreach (var text in texts)
        {
            writer.WriteText(text);
        }

        return BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(writer.Written));
    }

    private bool IsAfter(int row, PageToken after)
    {
        var byTime = columns.Times[row].CompareTo(after.Key[0].Whole);
        return byTime > 0 || (byTime == 0 && columns.Ids.Compare(row, after.Id) > 0);
    }
}
