using Bayou.Contracts.Traces;

namespace Bayou.Spans.Totals;

/// <summary>Tokens of several spans together; a count that none of them tells stays unknown, one too large stays at the largest.</summary>
public struct TokenSum
{
    private CountSum _input;
    private CountSum _output;
    private CountSum _total;
    private CountSum _cacheRead;
    private CountSum _cacheWrite;
    private CountSum _reasoning;

    /// <summary>The sum; null where no span tells any.</summary>
    public readonly TokenUsage? Value =>
        new TokenUsage(_input.Value, _output.Value, _total.Value, _cacheRead.Value, _cacheWrite.Value, _reasoning.Value) is var sum
        && sum != new TokenUsage(null, null, null, null, null, null) ? sum : null;

    /// <summary>Takes the tokens of a span in, or out again.</summary>
    /// <param name="tokens">The tokens.</param>
    /// <param name="sign">1 or -1.</param>
    public void Count(TokenUsage tokens, int sign)
    {
        _input.Count(tokens.Input, sign);
        _output.Count(tokens.Output, sign);
        _total.Count(tokens.Total, sign);
        _cacheRead.Count(tokens.CacheRead, sign);
        _cacheWrite.Count(tokens.CacheWrite, sign);
        _reasoning.Count(tokens.Reasoning, sign);
    }

    private struct CountSum
    {
        private Int128 _sum;
        private int _spans;

        internal readonly long? Value => _spans == 0 ? null : (long)Int128.Clamp(_sum, long.MinValue, long.MaxValue);

        internal void Count(long? tokens, int sign)
        {
            if (tokens is { } value)
            {
                _sum += (Int128)value * sign;
                _spans += sign;
            }
        }
    }
}
