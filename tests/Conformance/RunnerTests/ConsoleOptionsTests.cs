using Bayou.Conformance.Tests.Running;
using Bayou.Conformance.Tests.Targets;

namespace Bayou.Conformance.Tests.RunnerTests;

public sealed class ConsoleOptionsTests
{
    [Fact]
    public void Parse_AllOptions_AreRead() =>
        ConsoleOptions.Parse(["--target", "http://host:1", "--area", "runs", "--target-kind", "mlflow", "--case", "create"])
            .ShouldBe(new ConsoleOptions(new Uri("http://host:1"), TargetKind.Mlflow, "runs", "create"));

    [Theory]
    [InlineData("--target")]
    [InlineData("--target", "host")]
    [InlineData("--target", "http://h", "--kind", "mlflow")]
    [InlineData("--target", "http://h", "--target-kind", "wandb")]
    public async Task Run_WrongArguments_ReturnsTwoAndUsage(params string[] args)
    {
        await using var output = new StringWriter();

        (await ConsoleSuite.RunAsync(args, output, TimeProvider.System)).ShouldBe(2);

        output.ToString().ShouldContain("Usage:");
    }
}
