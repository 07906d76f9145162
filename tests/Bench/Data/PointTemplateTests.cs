using System.Text;
using System.Text.Json;
using Bayou.Bench.Data;
using Bayou.Bench.Http;

namespace Bayou.Bench.Tests.Data;

public sealed class PointTemplateTests
{
    [Fact]
    public void Write_OfBatchesOneAfterTheOther_RepeatsNoPoint()
    {
        var template = new PointTemplate(["a", "b", "c"], 10);

        var points = Enumerable.Range(0, 5).SelectMany(use => Write(template, use * (long)template.StepsPerUse)).ToList();

        points.Count.ShouldBe(50);
        points.Distinct().Count().ShouldBe(50);
    }

    [Fact]
    public void Write_FromAStep_CountsItForEachKey()
    {
        var points = Write(new PointTemplate(["a", "b"], 4), step: 41);

        points.ShouldBe([("a", 1_000_041, 1_700_000_000_041), ("b", 1_000_041, 1_700_000_000_041),
            ("a", 1_000_042, 1_700_000_000_042), ("b", 1_000_042, 1_700_000_000_042)]);
    }

    private static List<(string Key, long Step, long Time)> Write(PointTemplate template, long step)
    {
        var request = new RequestBuffer(TargetAddress.Parse("http://host"));
        request.Append("["u8);
        template.Write(request, step);
        request.Append("]"u8).Post("/"u8);
        var text = Encoding.UTF8.GetString(request.Wire);
        using var json = JsonDocument.Parse(text[(text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]);
        return [.. json.RootElement.EnumerateArray().Select(static point => (
            point.GetProperty("key").GetString()!, point.GetProperty("step").GetInt64(), point.GetProperty("timestamp").GetInt64()))];
    }
}
