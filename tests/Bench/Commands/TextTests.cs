using Bayou.Bench.Baseline;
using Bayou.Bench.Commands;
using Bayou.Bench.Workloads;

namespace Bayou.Bench.Tests.Commands;

public sealed class TextTests
{
    [Theory]
    [InlineData("300ms", 300)]
    [InlineData("5s", 5000)]
    [InlineData("0.5s", 500)]
    [InlineData("2m", 120_000)]
    public void Time_AsPeopleWriteIt_IsRead(string text, int ms) => TimeText.Parse(text).ShouldBe(TimeSpan.FromMilliseconds(ms));

    [Theory]
    [InlineData("5")]
    [InlineData("-1s")]
    [InlineData("s")]
    public void Time_WithoutNumberOrUnit_IsNone(string text) => TimeText.Parse(text).ShouldBeNull();

    [Theory]
    [InlineData("4096", 4096L)]
    [InlineData("64KiB", 65_536L)]
    [InlineData("2GiB", 2_147_483_648L)]
    public void Size_AsPeopleWriteIt_IsRead(string text, long bytes) => SizeText.Parse(text).ShouldBe(bytes);

    [Theory]
    [InlineData("1GB")]
    [InlineData("-1")]
    [InlineData("99999999999GiB")]
    public void Size_OfAnotherForm_IsNone(string text) => SizeText.Parse(text).ShouldBeNull();

    [Fact]
    public void ArtifactPath_SaysItsLength()
    {
        BareArtifact.LengthIn(BareArtifact.Path("a.1-up0", 1_073_741_824)).ShouldBe(1_073_741_824);
        BareArtifact.LengthIn("/api/2.0/mlflow-artifacts/artifacts/other/a.5.bin").ShouldBeNull();
    }

    [Fact]
    public void Pick_ByNameAndPrefix_KeepsTheOrder()
    {
        var all = WorkloadCatalog.Create(new WorkloadOptions());

        RunCommand.Pick(all, ["search-like,log-batch-1*", "create-run"]).Select(static workload => workload.Description.Name)
            .ShouldBe(["create-run", "log-batch-1", "log-batch-10", "log-batch-100", "log-batch-1000", "search-like"]);
    }

    [Fact]
    public void Pick_OfAnUnknownName_IsRefused() =>
        Should.Throw<BenchException>(() => RunCommand.Pick(WorkloadCatalog.Create(new WorkloadOptions()), ["create-runs"]))
            .Message.ShouldContain("create-runs");

    [Fact]
    public void Catalog_NamesEachWorkloadOnce() =>
        WorkloadCatalog.Create(new WorkloadOptions()).Select(static workload => workload.Description.Name).ShouldBeUnique();
}
