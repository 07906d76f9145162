using System.Text;
using System.Text.Json;
using Bayou.Bench.Data;
using Bayou.Bench.Http;

namespace Bayou.Bench.Tests.Data;

public sealed class RunGeneratorTests
{
    [Fact]
    public void Runs_OfTheSameSeed_AreTheSame_WhateverWasMadeBefore()
    {
        var first = new RunGenerator(5);
        var second = new RunGenerator(5);
        Batch(second, 1);
        Create(second, 2);

        Create(first, 70_000).ShouldBe(Create(second, 70_000));
        Batch(first, 70_000).ShouldBe(Batch(second, 70_000));
    }

    [Fact]
    public void Runs_OfAnotherSeedOrNumber_Differ()
    {
        var generator = new RunGenerator(5);

        Batch(generator, 1).ShouldNotBe(Batch(generator, 2));
        Batch(generator, 1).ShouldNotBe(Batch(new RunGenerator(6), 1));
        Create(generator, 1).ShouldNotBe(Create(new RunGenerator(6), 1));
    }

    [Fact]
    public void Runs_Have30Params30MetricsAnd10Tags_EachKeyOnce()
    {
        var generator = new RunGenerator(1);
        using var create = JsonDocument.Parse(Create(generator, 3));
        using var batch = JsonDocument.Parse(Batch(generator, 3));

        Keys(create, "tags").Distinct().Count().ShouldBe(10);
        Keys(batch, "params").Distinct().Count().ShouldBe(30);
        Keys(batch, "metrics").Distinct().Count().ShouldBe(30);
        Keys(batch, "params").Count().ShouldBe(30);
        Keys(batch, "metrics").Count().ShouldBe(30);
    }

    [Fact]
    public void Runs_Number7OfSeed1_IsAlwaysThisOne() => Create(new RunGenerator(1), 7).ShouldStartWith(
        "{\"experiment_id\":\"12\",\"user_id\":\"john\",\"start_time\":1700000007000,\"run_name\":\"jolly-newt-591\",");

    private static string Create(RunGenerator generator, long number) => Body(request => generator.WriteCreate(request, "12", number));

    private static string Batch(RunGenerator generator, long number) => Body(request => generator.WriteBatch(request, "ab", number));

    private static string Body(Action<RequestBuffer> write)
    {
        var request = new RequestBuffer(TargetAddress.Parse("http://host"));
        write(request);
        request.Post("/"u8);
        var text = Encoding.UTF8.GetString(request.Wire);
        return text[(text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
    }

    private static IEnumerable<string> Keys(JsonDocument json, string list) =>
        json.RootElement.GetProperty(list).EnumerateArray().Select(static item => item.GetProperty("key").GetString()!);
}
