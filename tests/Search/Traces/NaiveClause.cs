using System.Globalization;
using System.Text.RegularExpressions;
using Bayou.Search.Tests.Model;

namespace Bayou.Search.Tests.Traces;

/// <summary>A clause as it is written, and what it means.</summary>
internal sealed record NaiveClause(string Field, string Comparator, string? Value, bool IsNumber = false)
{
    public override string ToString() => (Comparator, IsNumber) switch
    {
        ("IS NULL" or "IS NOT NULL", _) => $"{Field} {Comparator}",
        ("IN" or "NOT IN", _) => $"{Field} {Comparator} ({string.Join(", ", Value!.Split(',').Select(item => $"'{item}'"))})",
        (_, true) => $"{Field} {Comparator} {Value}",
        _ => $"{Field} {Comparator} '{Value}'",
    };

    public bool Holds(string? text) => Comparator switch
    {
        "IS NULL" => text is null,
        "IS NOT NULL" => text is not null,
        _ when text is null => false,
        "=" => text == Value,
        "!=" => text != Value,
        "LIKE" => NaiveLike.Matches(text, Value!, ignoreCase: false),
        "ILIKE" => NaiveLike.Matches(text, Value!, ignoreCase: true),
        "RLIKE" => Regex.IsMatch(text, Value!),
        "IN" => Value!.Split(',').Contains(text),
        _ => !Value!.Split(',').Contains(text),
    };

    public bool Holds(long? number)
    {
        var bound = long.Parse(Value!, CultureInfo.InvariantCulture);
        return number is not null && Comparator switch
        {
            "=" => number == bound,
            "!=" => number != bound,
            "<" => number < bound,
            "<=" => number <= bound,
            ">" => number > bound,
            _ => number >= bound,
        };
    }
}
