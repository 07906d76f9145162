using System.Globalization;
using System.Net;
using System.Text;
using Bayou.Bench.Measuring;

namespace Bayou.Bench.Reports;

/// <summary>A report as a chart: a row for each workload, rates as bars on the left, latencies from p50 to p99 on the right.</summary>
internal sealed class ChartSvg
{
    private const int Width = 1180;
    private const int RowHeight = 26;
    private const int Top = 88;
    private const int RateLeft = 250;
    private const int RateWidth = 340;
    private const int LatencyLeft = 800;
    private const int LatencyWidth = 350;
    private const int BarHeight = 14;
    private const string RateColour = "#2b6cb0";
    private const string BareColour = "#cbd5e0";
    private const string LatencyColour = "#c05621";
    private readonly StringBuilder _svg = new();
    private readonly Report _report;
    private readonly LogScale _rates;
    private readonly LogScale _latencies;

    private ChartSvg(Report report)
    {
        _report = report;
        _rates = new LogScale(report.Workloads.SelectMany(static result => Rates(result)), RateLeft, RateWidth);
        var latencies = report.Workloads.SelectMany(static result => new[] { result.P50Ms, result.P99Ms });
        _latencies = new LogScale(latencies, LatencyLeft, LatencyWidth);
    }

    private int Bottom => Top + (_report.Workloads.Count * RowHeight);

    /// <summary>Draws a report.</summary>
    /// <returns>A whole SVG document.</returns>
    internal static string Draw(Report report) => new ChartSvg(report).Draw();

    private static IEnumerable<double> Rates(WorkloadResult result) => [result.OperationsPerSecond.Median, .. BareRate(result)];

    private static IEnumerable<double> BareRate(WorkloadResult result) =>
        result.ShareOfBare is null ? [] : [Spread.Of(result.Bare.Select(static repeat => repeat.OperationsPerSecond)).Median];

    private string Draw()
    {
        var height = Bottom + 24;
        Add($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {height}\" width=\"{Width}\" height=\"{height}\"");
        Add($" font-family=\"sans-serif\" font-size=\"12\">");
        Add($"<rect width=\"{Width}\" height=\"{height}\" fill=\"#ffffff\"/>");
        Text(16, 26, Title(), "font-size=\"15\" font-weight=\"bold\"");
        Text(RateLeft, 52, "operations per second (log scale); grey: bare endpoint", $"fill=\"{RateColour}\"");
        Text(LatencyLeft, 52, "latency in ms (log scale): dot p50, tick p90, end p99", $"fill=\"{LatencyColour}\"");
        Grid(_rates);
        Grid(_latencies);
        for (var row = 0; row < _report.Workloads.Count; row++)
        {
            Row(_report.Workloads[row], Top + (row * RowHeight) + (RowHeight / 2.0));
        }

        return _svg.Append("\n</svg>\n").ToString();
    }

    private string Title() => string.Create(
        CultureInfo.InvariantCulture, $"{_report.Target}, {_report.StartedAt:yyyy-MM-dd HH:mm} UTC, {_report.Processors} processors");

    private void Grid(LogScale scale)
    {
        foreach (var (figure, place) in scale.Ticks)
        {
            Line(place, Top - 6, place, Bottom, "stroke=\"#e2e8f0\"");
            var label = figure.ToString("#,0.####", CultureInfo.InvariantCulture);
            Text(place, Top - 12, label, "text-anchor=\"middle\" fill=\"#4a5568\" font-size=\"10\"");
        }
    }

    private void Row(WorkloadResult result, double middle)
    {
        Text(RateLeft - 10, middle + 4, result.Name, "text-anchor=\"end\"");
        foreach (var bare in BareRate(result))
        {
            Bar(bare, middle, BarHeight + 6, BareColour);
        }

        Bar(result.OperationsPerSecond.Median, middle, BarHeight, RateColour);
        Text(Rates(result).Max(_rates.PlaceOf) + 6, middle + 4, Caption(result), "font-size=\"11\"");

        const string Stroke = $"stroke=\"{LatencyColour}\" stroke-width=\"2\"";
        var (half, most) = (_latencies.PlaceOf(result.P50Ms), _latencies.PlaceOf(result.P99Ms));
        var nine = _latencies.PlaceOf(result.P90Ms);
        Line(half, middle, most, middle, Stroke);
        Line(nine, middle - 4, nine, middle + 4, Stroke);
        Line(most, middle - 6, most, middle + 6, Stroke);
        Add($"<circle cx=\"{half:0.#}\" cy=\"{middle:0.#}\" r=\"4\" fill=\"{LatencyColour}\"/>");
    }

    private static string Caption(WorkloadResult result)
    {
        var share = result.ShareOfBare is { } known ? string.Create(CultureInfo.InvariantCulture, $", {known.Median * 100:0} % of bare") : "";
        return $"{TableText.Figure(result.OperationsPerSecond.Median)}/s{share}{(result.Errors > 0 ? ", ERRORS" : "")}";
    }

    private void Bar(double rate, double middle, double height, string colour) =>
        Add($"<rect x=\"{RateLeft}\" y=\"{middle - (height / 2):0.#}\" width=\"{_rates.PlaceOf(rate) - RateLeft:0.#}\" height=\"{height:0.#}\"")
            .Append(CultureInfo.InvariantCulture, $" fill=\"{colour}\"/>");

    private void Line(double x1, double y1, double x2, double y2, string style) =>
        Add($"<line x1=\"{x1:0.#}\" y1=\"{y1:0.#}\" x2=\"{x2:0.#}\" y2=\"{y2:0.#}\" {style}/>");

    private void Text(double x, double y, string text, string style) =>
        Add($"<text x=\"{x:0.#}\" y=\"{y:0.#}\" {style}>{WebUtility.HtmlEncode(text)}</text>");

    private StringBuilder Add(FormattableString element) => _svg.Append('\n').Append(element.ToString(CultureInfo.InvariantCulture));
}
