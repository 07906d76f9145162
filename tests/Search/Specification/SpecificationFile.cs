namespace Bayou.Search.Tests.Specification;

/// <summary>Reads the accept and refuse tables of docs/specs/search-filter.md.</summary>
internal static class SpecificationFile
{
    public static IReadOnlyList<SpecificationRow> Rows { get; } = Read();

    private static List<SpecificationRow> Read()
    {
        var section = string.Empty;
        var rows = new List<SpecificationRow>();
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "search-filter.md")))
        {
            if (line.StartsWith("### ", StringComparison.Ordinal))
            {
                section = line[4..];
            }

            var cells = line.Split('|');
            if (cells.Length == 5 && cells[2].Trim() is "accepted" or "refused")
            {
                rows.Add(new SpecificationRow(section, CodeSpan(cells[1].Trim()), cells[2].Trim() == "accepted", cells[3].Trim()));
            }
        }

        return rows;
    }

    /// <summary>What a Markdown code span holds: one blank is taken from both ends if both have one and there is more than blanks.</summary>
    private static string CodeSpan(string cell)
    {
        var fence = cell.Length - cell.TrimStart('`').Length;
        var content = cell[fence..^fence];
        return content.Trim().Length > 0 && content is [' ', .., ' '] ? content[1..^1] : content;
    }
}
