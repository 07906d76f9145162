namespace Bayou.Search.Runs.Filters;

/// <summary>Codes of the texts that a clause names.</summary>
internal sealed class CodeSet
{
    // Codes this near to each other are told by a table.
    private const int LargestTable = 1 << 16;

    private readonly HashSet<int> _codes;
    private readonly bool[]? _table;

    /// <summary>Takes the codes.</summary>
    /// <param name="codes">The codes; 0, of a text that no row has, is left out.</param>
    public CodeSet(IEnumerable<int> codes)
    {
        _codes = [.. codes.Where(static code => code != 0)];
        (Least, Greatest) = _codes.Count == 0 ? (int.MaxValue, int.MinValue) : (_codes.Min(), _codes.Max());
        if (_codes.Count > 1 && Greatest - Least < LargestTable)
        {
            _table = new bool[Greatest - Least + 1];
            foreach (var code in _codes)
            {
                _table[code - Least] = true;
            }
        }
    }

    /// <summary>The least code; greater than <see cref="Greatest"/> when there is none.</summary>
    public int Least { get; }

    /// <summary>The greatest code.</summary>
    public int Greatest { get; }

    /// <summary>Whether a code is named.</summary>
    /// <param name="code">The code.</param>
    public bool Contains(int code) =>
        code >= Least && code <= Greatest && (Least == Greatest || (_table is null ? _codes.Contains(code) : _table[code - Least]));
}
