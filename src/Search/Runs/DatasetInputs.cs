using Bayou.Contracts.Datasets;

namespace Bayou.Search.Runs;

/// <summary>Distinct dataset inputs, numbered from 0; runs that read the same data share one object.</summary>
internal sealed class DatasetInputs
{
    private readonly Dictionary<DatasetInput, int> _numbers = new(new DatasetInputComparer());
    private readonly List<DatasetInput> _inputs = [];

    /// <summary>An input.</summary>
    /// <param name="number">Its number.</param>
    public DatasetInput this[int number] => _inputs[number];

    /// <summary>The number of an input, which is added if it isn't there.</summary>
    /// <param name="input">The input.</param>
    public int Add(DatasetInput input)
    {
        if (!_numbers.TryGetValue(input, out var number))
        {
            number = _inputs.Count;
            _inputs.Add(input);
            _numbers.Add(input, number);
        }

        return number;
    }
}
