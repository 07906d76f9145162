using System.Globalization;
using System.Text;
using Bayou.Contracts.Errors;

namespace Bayou.Api.Otlp;

/// <summary>Counts what was not taken of one request, by reason. Several threads may count at a time.</summary>
internal sealed class Rejections
{
    private const int ShownReasons = 5;

    private readonly Lock _gate = new();
    private readonly List<(string Reason, ErrorCode Code, long Count)> _reasons = [];

    /// <summary>How many in all.</summary>
    internal long Count { get; private set; }

    /// <summary>Counts some.</summary>
    /// <param name="code">What a request that has nothing else is answered.</param>
    /// <param name="reason">Why, and how to mend it.</param>
    /// <param name="count">How many.</param>
    internal void Add(ErrorCode code, string reason, long count = 1)
    {
        lock (_gate)
        {
            Count += count;
            var place = _reasons.FindIndex(known => known.Reason == reason);
            if (place >= 0)
            {
                _reasons[place] = (reason, code, _reasons[place].Count + count);
            }
            else if (_reasons.Count <= ShownReasons)
            {
                // One more than is shown says that there are more.
                _reasons.Add((reason, code, count));
            }
        }
    }

    /// <summary>What a request is told of which a part was taken; with a part left out, why.</summary>
    /// <param name="total">How many it had.</param>
    /// <param name="kind">What they are called, such as <c>spans</c>.</param>
    internal OtlpResult ToResult(long total, string kind) => Count == 0 ? default : new OtlpResult(Count, Describe(total, kind));

    /// <summary>What answers a request of which nothing was taken: the first reason decides the code.</summary>
    /// <param name="total">How many it had.</param>
    /// <param name="kind">What they are called.</param>
    internal BayouException ToException(long total, string kind) => new(_reasons[0].Code, Describe(total, kind));

    private string Describe(long total, string kind)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Count} of {total} {kind} rejected: ");
        for (var i = 0; i < Math.Min(_reasons.Count, ShownReasons); i++)
        {
            text.Append(i == 0 ? "" : "; ").Append(CultureInfo.InvariantCulture, $"{_reasons[i].Reason} ({_reasons[i].Count})");
        }

        return text.Append(_reasons.Count > ShownReasons ? "; and more" : "").ToString();
    }
}
