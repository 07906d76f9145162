using System.Text;

namespace Bayou.Search.Columns;

/// <summary>
/// Finds columns by keys in UTF-8, in the order in which a row has them. Rows of a table mostly have the same keys in the same order, so
/// the key at a place in the row before is compared first, and only where it differs is one looked up.
/// </summary>
/// <typeparam name="TColumn">The column.</typeparam>
/// <param name="columns">The columns.</param>
internal sealed class KeyOrder<TColumn>(KeyedColumns<TColumn> columns)
    where TColumn : class, new()
{
    // Bounds what one row with very many keys leaves behind.
    private const int MostPlaces = 4096;

    private readonly List<(byte[] Key, int Number)> _places = [];
    private int _next;

    /// <summary>Begins a row.</summary>
    public void Restart() => _next = 0;

    /// <summary>The number of the column of the row's next key, which is added if it isn't there.</summary>
    /// <param name="key">The key in UTF-8.</param>
    public int NumberOf(ReadOnlySpan<byte> key)
    {
        var place = _next++;
        if (place < _places.Count && key.SequenceEqual(_places[place].Key))
        {
            return _places[place].Number;
        }

        var number = columns.Add(Encoding.UTF8.GetString(key));
        if (place < _places.Count)
        {
            _places[place] = (key.ToArray(), number);
        }
        else if (place == _places.Count && place < MostPlaces)
        {
            _places.Add((key.ToArray(), number));
        }

        return number;
    }
}
