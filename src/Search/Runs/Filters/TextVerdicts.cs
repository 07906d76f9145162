using Bayou.Search.Columns;
using Bayou.Search.Language;

namespace Bayou.Search.Runs.Filters;

/// <summary>
/// Which texts of a dictionary are like a pattern. Each is judged once; room for verdicts is made where texts are met, since a dictionary may have
/// far more texts than a search meets.
/// </summary>
/// <param name="texts">The dictionary.</param>
/// <param name="condition">The condition, which has a pattern.</param>
internal sealed class TextVerdicts(TextDictionary texts, TextCondition condition)
{
    private const int Shift = 12;
    private readonly Verdict[]?[] _blocks = new Verdict[]?[(texts.Count >> Shift) + 1];
    private char[] _buffer = [];

    private enum Verdict : byte
    {
        Unknown,
        Met,
        NotMet,
    }

    /// <summary>Whether a text meets the condition.</summary>
    /// <param name="code">One more than the text's number.</param>
    public bool IsMet(int code)
    {
        var number = code - 1;
        var block = _blocks[number >> Shift] ??= new Verdict[1 << Shift];
        ref var verdict = ref block[number & ((1 << Shift) - 1)];
        if (verdict == Verdict.Unknown)
        {
            verdict = Judge(number) ? Verdict.Met : Verdict.NotMet;
        }

        return verdict == Verdict.Met;
    }

    private bool Judge(int number) =>
        condition.Pattern?.Narrow is { } narrow && texts.TryReadNarrow(number, out var content) && narrow.CanJudge(content)
            ? narrow.Matches(content) != condition.Negated
            : condition.Matches(texts.Read(number, ref _buffer));
}
