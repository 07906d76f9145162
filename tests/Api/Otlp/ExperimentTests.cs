using Bayou.Api.Otlp;
using Bayou.Api.Routing;
using Bayou.Contracts.Names;
using Bayou.Spans.Otlp;

namespace Bayou.Api.Tests.Otlp;

public sealed class ExperimentTests
{
    private const string TraceId = "tr-" + Sample.TraceHex;

    [Theory]
    [InlineData("0")]
    [InlineData("7", "mlflow.experiment.id=7", "mlflow.experiment.name=known", "service.name=other")]
    [InlineData("1", "mlflow.experiment.name=known", "service.name=other")]
    [InlineData("1", "service.name=known")]
    [InlineData("2", "service.name=new")]
    [InlineData("0", "service.name=")]
    [InlineData("0", "service.name=unknown_service")]
    [InlineData("0", "service.name=unknown_service:node")]
    public async Task Experiment_OfAResource_IsTheFirstThatItNames(string expected, params string[] attributes)
    {
        await using var server = await OtlpServer.StartAsync();
        server.Grains.Add("known");

        await server.SendAsync(Sample.Request([.. attributes.Select(text => (text.Split('=')[0], text.Split('=')[1]))], Sample.Span()));

        server.Grains.Spans[TraceId][0].ExperimentId.ShouldBe(expected);
    }

    [Fact]
    public async Task Experiment_OfTheHeader_WinsOverResources()
    {
        await using var server = await OtlpServer.StartAsync();

        await server.SendAsync(Sample.Request([("mlflow.experiment.id", "7")], Sample.Span()), headers: ("x-mlflow-experiment-id", " 12 "));

        server.Grains.Spans[TraceId][0].ExperimentId.ShouldBe("12");
    }

    [Fact]
    public async Task Experiment_OfTheHeader_MustBeANumber()
    {
        await using var server = await OtlpServer.StartAsync();

        var reply = await server.SendAsync(Sample.Request(Sample.Span()), headers: ("x-mlflow-experiment-id", "a"));

        reply.Status.ShouldBe(400);
        reply.Error.Message.ShouldContain("Invalid experiment ID 'a'");
    }

    [Fact]
    public async Task Resources_OfOneRequest_GoToSeveralExperiments()
    {
        await using var server = await OtlpServer.StartAsync();
        var request = new ExportTraceServiceRequest
        {
            ResourceSpans =
            {
                Sample.Part([("service.name", "a")], Sample.Traces(2)[0]),
                Sample.Part([("service.name", "b")], Sample.Traces(2)[1]),
                Sample.Part([("mlflow.experiment.id", "x")], Sample.Span()),
            },
        };

        var reply = await server.SendAsync(request);

        reply.PartialSuccess!.RejectedSpans.ShouldBe(1);
        reply.PartialSuccess.ErrorMessage.ShouldContain("Invalid experiment ID 'x'");
        server.Grains.Spans.Values.Select(batches => batches[0].ExperimentId).ShouldBe(["1", "2"], ignoreOrder: true);
    }

    [Fact]
    public async Task AMissingExperiment_ThatMayNotBeMade_IsRefusedWithTheSettingToChange()
    {
        await using var server = await OtlpServer.StartAsync(new ApiServerOptions { Otlp = new OtlpOptions { CreateExperiments = false } });
        server.Grains.Add("known");

        var reply = await server.SendAsync(Sample.Request([("service.name", "new")], Sample.Span()));

        reply.Status.ShouldBe(400);
        reply.Error.Message.ShouldContain("there is no experiment 'new'");
        reply.Error.Message.ShouldContain("BAYOU_OTLP_CREATE_EXPERIMENTS=true");
        (await server.SendAsync(Sample.Request([("service.name", "known")], Sample.Span()))).Status.ShouldBe(200);
    }

    [Fact]
    public async Task ADeletedExperiment_ThatIsNamed_GetsNoSpans()
    {
        await using var server = await OtlpServer.StartAsync();
        server.Grains.Add("gone", LifecycleStage.Deleted);

        var reply = await server.SendAsync(Sample.Request([("service.name", "gone")], Sample.Span()));

        reply.Status.ShouldBe(400);
        reply.Error.Message.ShouldContain("the experiment 'gone' is deleted: restore it");
    }

    [Fact]
    public async Task AName_IsRememberedForAFewSecondsOnly()
    {
        await using var server = await OtlpServer.StartAsync();
        server.Grains.Add("agent");
        var request = Sample.Request([("service.name", "agent")], Sample.Span());

        await server.SendAsync(request);
        await server.SendAsync(request);
        server.Grains.Lookups.ShouldBe(1);
        server.Grains.Experiments.Remove("agent", out _);
        server.Grains.Add("agent");
        server.Time.Pass(OtlpExperiments.Memory);
        await server.SendAsync(request);

        server.Grains.Spans[TraceId].Select(batch => batch.ExperimentId).ShouldBe(["1", "1", "2"]);
    }

    [Fact]
    public async Task AName_ThatIsTooLong_IsRefused()
    {
        await using var server = await OtlpServer.StartAsync();

        var reply = await server.SendAsync(Sample.Request([("service.name", new string('s', 501))], Sample.Span()));

        reply.Status.ShouldBe(400);
        reply.Error.Message.ShouldContain("longer than 500 characters");
    }
}
