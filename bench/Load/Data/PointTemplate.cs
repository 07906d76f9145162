using System.Globalization;
using System.Text;
using Bayou.Bench.Http;

namespace Bayou.Bench.Data;

/// <summary>
/// The JSON of metric points, made once. A use copies it and writes only the steps and times anew, into places of fixed width, so that
/// thousands of points cost the client microseconds: it shares its machine with the server that it measures.
/// </summary>
internal sealed class PointTemplate
{
    /// <summary>Steps begin here, so that all have as many digits.</summary>
    internal const long FirstStep = 1_000_000;

    private const long FirstTime = 1_700_000_000_000;
    private const int StepDigits = 7;
    private const int TimeDigits = 13;
    private readonly byte[] _json;
    private readonly int[] _times;
    private readonly int[] _steps;
    private readonly int _keys;

    /// <summary>Makes a template.</summary>
    /// <param name="keys">The names of the metrics; points take turns among them.</param>
    /// <param name="points">How many points.</param>
    internal PointTemplate(IReadOnlyList<string> keys, int points)
    {
        var random = new SeededRandom(seed: 7, stream: (ulong)points);
        var text = new StringBuilder();
        _keys = keys.Count;
        _times = new int[points];
        _steps = new int[points];
        for (var point = 0; point < points; point++)
        {
            var value = Math.Round(Math.Abs(random.NextNormal()), 6);
            text.Append(point == 0 ? "" : ",")
                .Append(CultureInfo.InvariantCulture, $"{{\"key\":\"{keys[point % _keys]}\",\"value\":{value},\"timestamp\":");
            _times[point] = text.Length;
            text.Append('0', TimeDigits).Append(",\"step\":");
            _steps[point] = text.Length;
            text.Append('0', StepDigits).Append('}');
        }

        _json = Encoding.ASCII.GetBytes(text.ToString());
        StepsPerUse = (points + _keys - 1) / _keys;
    }

    /// <summary>How many steps one use goes on.</summary>
    internal int StepsPerUse { get; }

    /// <summary>Adds the points to a body, with steps from <paramref name="step"/> on.</summary>
    internal void Write(RequestBuffer body, long step)
    {
        var bytes = body.Extend(_json.Length);
        _json.CopyTo(bytes);
        Stamp(bytes, step);
    }

    /// <summary>Adds the fields of a single point to a body, without the braces around them.</summary>
    internal void WriteFields(RequestBuffer body, long step)
    {
        Span<byte> point = stackalloc byte[_json.Length];
        _json.CopyTo(point);
        Stamp(point, step);
        body.Append(point[1..^1]);
    }

    private void Stamp(Span<byte> bytes, long step)
    {
        for (var point = 0; point < _times.Length; point++)
        {
            // Steps past seven digits begin again, with other times.
            var own = step + (point / _keys);
            WriteDigits(bytes.Slice(_steps[point], StepDigits), FirstStep + (own % (9 * FirstStep)));
            WriteDigits(bytes.Slice(_times[point], TimeDigits), FirstTime + own);
        }
    }

    private static void WriteDigits(Span<byte> place, long number)
    {
        for (var index = place.Length - 1; index >= 0; index--)
        {
            (number, var digit) = Math.DivRem(number, 10);
            place[index] = (byte)('0' + digit);
        }
    }
}
