using Bayou.Bench.Measuring;

namespace Bayou.Bench.Reports;

/// <summary>Writes results as they come, and to files in the end.</summary>
internal sealed class ReportWriter(TextWriter output, string target, TimeProvider clock)
{
    private readonly List<WorkloadResult> _results = [];
    private readonly Dictionary<string, double> _figures = new(StringComparer.Ordinal);
    private readonly DateTimeOffset _startedAt = clock.GetUtcNow();

    /// <summary>Whether any operation of any workload failed.</summary>
    internal bool HasErrors => _results.Any(static result => result.Errors > 0);

    /// <summary>Adds the result of a workload.</summary>
    internal void Add(WorkloadResult result)
    {
        if (_results.Count == 0)
        {
            output.WriteLine(TableText.Header);
        }

        _results.Add(result);
        output.WriteLine(TableText.Row(result));
        foreach (var note in TableText.Notes(result))
        {
            output.WriteLine(note);
        }
    }

    /// <summary>Adds a single figure.</summary>
    internal void Add(string name, double figure)
    {
        _figures[name] = figure;
        output.WriteLine($"{name}: {TableText.Figure(figure)}");
    }

    /// <summary>Writes what was asked for.</summary>
    /// <param name="json">The file for JSON; null for none.</param>
    /// <param name="svg">The file for the chart; null for none.</param>
    internal void Save(FileInfo? json, FileInfo? svg)
    {
        var report = new Report(target, _startedAt, Environment.ProcessorCount, _results, _figures);
        if (json is not null)
        {
            ReportJson.Write(report, json);
        }

        if (svg is not null)
        {
            File.WriteAllText(svg.FullName, ChartSvg.Draw(report));
        }
    }
}
