namespace Bayou.Search.Columns;

/// <summary>One column per key, numbered in the order in which the keys came.</summary>
/// <typeparam name="TColumn">The column.</typeparam>
internal sealed class KeyedColumns<TColumn>
    where TColumn : class, new()
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<(string Key, TColumn Column)> _columns = [];

    /// <summary>How many keys there are.</summary>
    public int Count => _columns.Count;

    /// <summary>A column.</summary>
    /// <param name="number">Its number.</param>
    public TColumn this[int number] => _columns[number].Column;

    /// <summary>The key of a column.</summary>
    /// <param name="number">The column's number.</param>
    public string KeyOf(int number) => _columns[number].Key;

    /// <summary>The column of a key, or null.</summary>
    /// <param name="key">The key.</param>
    public TColumn? Find(string key) => _numbers.TryGetValue(key, out var number) ? _columns[number].Column : null;

    /// <summary>The number of a key's column, or -1.</summary>
    /// <param name="key">The key.</param>
    public int NumberOf(string key) => _numbers.TryGetValue(key, out var number) ? number : -1;

    /// <summary>The number of a key's column, which is added if it isn't there.</summary>
    /// <param name="key">The key.</param>
    public int Add(string key)
    {
        if (!_numbers.TryGetValue(key, out var number))
        {
            number = _columns.Count;
            _columns.Add((key, new TColumn()));
            _numbers.Add(key, number);
        }

        return number;
    }
}
