using System.Runtime.InteropServices;
using Bayou.Contracts.LoggedModels;
using Bayou.Search.Columns;

namespace Bayou.Search.LoggedModels;

/// <summary>All metric points of all models, by row in the order of their writing.</summary>
internal sealed class ModelPoints
{
    private readonly List<List<ModelPoint>?> _rows = [];
    private readonly Dictionary<(string? Name, string? Digest), int> _datasetNumbers = new() { [(null, null)] = 0 };
    private readonly List<(string? Name, string? Digest)> _datasets = [(null, null)];
    private readonly TextDictionary _runs = new();

    /// <summary>The points of a row, valid until the next change.</summary>
    /// <param name="row">The row.</param>
    public ReadOnlySpan<ModelPoint> Of(int row) => row < _rows.Count ? CollectionsMarshal.AsSpan(_rows[row]) : default;

    /// <summary>Adds a point.</summary>
    /// <param name="row">The row.</param>
    /// <param name="number">The number of the metric's column.</param>
    /// <param name="metric">The point.</param>
    public void Add(int row, int number, ModelMetric metric)
    {
        while (_rows.Count <= row)
        {
            _rows.Add(null);
        }

        var dataset = (metric.DatasetName, metric.DatasetDigest);
        if (!_datasetNumbers.TryGetValue(dataset, out var datasetNumber))
        {
            datasetNumber = _datasets.Count;
            _datasets.Add(dataset);
            _datasetNumbers.Add(dataset, datasetNumber);
        }

        (_rows[row] ??= new List<ModelPoint>(1)).Add(new ModelPoint(number, datasetNumber, _runs.Add(metric.RunId), metric.Point));
    }

    /// <summary>Takes all points away from a row.</summary>
    /// <param name="row">The row.</param>
    public void Clear(int row)
    {
        if (row < _rows.Count)
        {
            _rows[row] = null;
        }
    }

    /// <summary>A point as clients read it.</summary>
    /// <param name="key">The metric's name.</param>
    /// <param name="point">The point.</param>
    public ModelMetric Read(string key, ModelPoint point)
    {
        var (name, digest) = _datasets[point.Dataset];
        return new ModelMetric(key, point.Point, name, digest, _runs.Get(point.Run));
    }

    /// <summary>Marks the datasets, by number, that one of several references means.</summary>
    /// <param name="references">The references.</param>
    public bool[] Select(ReadOnlySpan<DatasetReference> references)
    {
        var selected = new bool[_datasets.Count];
        for (var number = 0; number < selected.Length; number++)
        {
            foreach (var reference in references)
            {
                selected[number] |= reference.Includes(_datasets[number].Name, _datasets[number].Digest);
            }
        }

        return selected;
    }
}
