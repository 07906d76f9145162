using System.Collections.Immutable;
using Bayou.Search.Language;
using Bayou.Search.Tests.Model;

namespace Bayou.Search.Tests.Language;

public sealed class PrintParseTests
{
    private static readonly string[] NumberTexts = ["0", "-1", "1.5", ".5", "5.", "1e10", "-2.5E-3", "1e+5", "123456789012345678901234567890"];
    private static readonly string[] Operators = ["=", "!=", "<", "<=", ">", ">=", "~", "LIKE", "ILIKE", "NOT LIKE", "RLIKE"];

    [Fact]
    public void Parse_OfAPrintedFilter_GivesTheClausesPrinted()
    {
        var random = new Random(1);
        for (var i = 0; i < 3000; i++)
        {
            var clauses = Enumerable.Range(0, random.Next(1, 6)).Select(_ => NextClause(random)).ToList();
            var filter = string.Join(random.Pick(" AND ", "\tand\n", " And "), clauses.Select(clause => clause.Written));
            FilterParser.Parse(filter).Select(Describe).ShouldBe(clauses.Select(clause => Describe(clause.Clause)), filter);
        }
    }

    private static (FilterClause Clause, string Written) NextClause(Random random)
    {
        var entity = random.Pick<string?>(null, "metrics", "params", "x");
        var key = random.Pick(Vocabulary.Keys);
        var bareWithDots = entity is null && key.Contains('.', StringComparison.Ordinal);
        var writtenKey = bareWithDots ? $"`{key}`" : Writing.Key(random, key);
        var writtenEntity = entity is null ? string.Empty : random.Pick(entity, $"`{entity}`", $"\"{entity}\"") + ".";
        var field = new FieldPath(entity, key, string.Empty);
        var written = writtenEntity + writtenKey;
        switch (random.Next(4))
        {
            case 0:
                var test = random.Pick(Comparators.IsNull, Comparators.IsNotNull);
                return (new FilterClause(field, test, null), $"{written} {Writing.Keyword(random, test)}");
            case 1:
                var items = Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Pick(Vocabulary.Texts)).ToImmutableArray();
                var list = random.Pick(Comparators.In, Comparators.NotIn);
                var writtenItems = string.Join(random.Pick(",", " , "), items.Select(item => Writing.Quoted(random, item)));
                var operandOfList = new Operand(OperandKind.List, string.Empty, items);
                return (new FilterClause(field, list, operandOfList), $"{written} {Writing.Keyword(random, list)}({writtenItems})");
            default:
                var comparator = random.Pick(Operators);
                var (operand, writtenValue) = NextValue(random);
                var writtenComparator = char.IsLetter(comparator[0])
                    ? $" {Writing.Keyword(random, comparator)} "
                    : Writing.Comparator(random, comparator);
                return (new FilterClause(field, comparator, operand), written + writtenComparator + writtenValue);
        }
    }

    private static (Operand Operand, string Written) NextValue(Random random)
    {
        if (random.Next(3) == 0)
        {
            var number = random.Pick(NumberTexts);
            return (new Operand(OperandKind.Number, number, []), number);
        }

        var text = random.Pick(Vocabulary.Texts);
        return (new Operand(OperandKind.Text, text, []), Writing.Quoted(random, text));
    }

    private static string Describe(FilterClause clause) =>
        $"{clause.Field.Entity}|{clause.Field.Key}|{clause.Comparator}|{clause.Value?.Kind}|{clause.Value?.Text}|"
        + string.Join('\u0001', clause.Value?.Items ?? []);
}
