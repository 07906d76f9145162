using System.Runtime.InteropServices;
using Bayou.Contracts.Traces;
using Bayou.Search.Columns;

namespace Bayou.Search.Traces.Sessions;

/// <summary>Finds sessions, and the traces of sessions, in the columns.</summary>
/// <param name="columns">The columns.</param>
internal sealed class SessionScan(TraceColumns columns)
{
    private readonly TextColumn? _sessions = columns.Metadata.Find(TraceKeys.Session);
    private readonly long[] _codes = new long[Columns.Pages.Rows];

    /// <summary>The code of a session's id, or 0 when there is none of that id.</summary>
    /// <param name="sessionId">The id.</param>
    public int CodeOf(string sessionId) => (_sessions?.Texts.Find(sessionId) ?? -1) + 1;

    /// <summary>The id of a session.</summary>
    /// <param name="code">Its code.</param>
    public string IdOf(int code) => _sessions!.Texts.Get(code - 1);

    /// <summary>All sessions.</summary>
    /// <param name="user">Whose turns are looked for, or null.</param>
    public List<SessionRow> All(string? user)
    {
        if (_sessions is null)
        {
            return [];
        }

        var users = columns.Metadata.Find(TraceKeys.User);
        var userCode = user is null ? 0 : (users?.Texts.Find(user) ?? -1) + 1;
        var places = new int[_sessions.Texts.Count + 1];
        var sessions = new List<SessionRow>();
        ForEachRow((row, code) =>
        {
            if (places[code] == 0)
            {
                sessions.Add(new SessionRow(code, long.MaxValue, long.MinValue, false, user is null));
                places[code] = sessions.Count;
            }

            ref var session = ref CollectionsMarshal.AsSpan(sessions)[places[code] - 1];
            session.First = Math.Min(session.First, columns.Times[row]);
            session.Last = Math.Max(session.Last, EndOf(columns, row));
            session.HasErrors |= columns.States[row] == (long)TraceState.Error;
            session.HasUser |= userCode != 0 && users!.Code(row) == userCode;
        });
        return sessions;
    }

    /// <summary>The rows of some sessions, each in the order of their request times.</summary>
    /// <param name="codes">The codes of the sessions.</param>
    public Dictionary<int, List<int>> RowsOf(IReadOnlyCollection<int> codes)
    {
        var rows = codes.ToDictionary(code => code, _ => new List<int>());
        ForEachRow((row, code) =>
        {
            if (rows.TryGetValue(code, out var turns))
            {
                turns.Add(row);
            }
        });
        foreach (var turns in rows.Values)
        {
            turns.Sort(Compare);
        }

        return rows;
    }

    /// <summary>When a trace was last active: its end, or its start where that isn't known.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="row">The trace's row.</param>
    public static long EndOf(TraceColumns columns, int row) => columns.Times[row] + Math.Max(0, columns.Durations[row]);

    private int Compare(int left, int right)
    {
        var byTime = columns.Times[left].CompareTo(columns.Times[right]);
        return byTime != 0 ? byTime : columns.Ids.Compare(left, right);
    }

    private void ForEachRow(Action<int, int> look)
    {
        foreach (var page in columns.Pages.ByTime())
        {
            if (_sessions is null || !_sessions.TryCopyCodes(page, _codes))
            {
                continue;
            }

            var first = Columns.Pages.FirstRow(page);
            for (var place = 0; place < _codes.Length; place++)
            {
                if (_codes[place] != 0)
                {
                    look(first + place, (int)_codes[place]);
                }
            }
        }
    }
}
