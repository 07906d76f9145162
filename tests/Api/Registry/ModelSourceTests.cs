using Bayou.Contracts.Errors;
using Bayou.Contracts.Registry;

namespace Bayou.Api.Tests.Registry;

public sealed class ModelSourceTests
{
    private const string RunFolder = "file:///data/mlruns/1/r/artifacts";

    [Theory]
    [InlineData("file:///data/mlruns/1/r/artifacts")]
    [InlineData("file:///data/mlruns/1/r/artifacts/model")]
    [InlineData("file:///data/mlruns/1/r/artifacts/./model")]
    [InlineData("file:///data/mlruns/1/r/artifacts/a%20b")]
    [InlineData("file:/data/mlruns/1/r/artifacts/model")]
    [InlineData("/data/mlruns/1/r/artifacts/model")]
    public void LocalSource_InTheRunsOwnFolder_IsTaken(string source)
    {
        ModelSource.IsLocal(source).ShouldBeTrue();
        Should.NotThrow(() => ModelSource.CheckLocal(source, RunFolder, "run_id"));
    }

    [Theory]
    [InlineData("/data/mlruns/1/r")]
    [InlineData("/data/mlruns/1/r/artifacts2")]
    [InlineData("/data/mlruns/1/other/artifacts")]
    [InlineData("/data/mlruns/1/r/artifacts/../../../2/s/artifacts")]
    [InlineData("file:///data/mlruns/1/r/artifacts/%2e%2e/%2e%2e/x")]
    [InlineData("file:///data/mlruns/1/r/artifacts/%252e%252e/x")]
    [InlineData("/data/mlruns/1/r/artifacts/%2e%2e/x")]
    [InlineData("file:///data/mlruns/1/r/artifacts/..%2f..%2fx")]
    [InlineData("file:///data/mlruns/1/r/artifacts/..\\..\\x")]
    [InlineData("file:///data/mlruns/1/r/artifacts#/../../x")]
    [InlineData("file:///data/mlruns/1/r/artifacts?/../../x")]
    [InlineData("file:///data/mlruns/1/r/artifacts/model%00")]
    [InlineData("//data/mlruns/1/r/artifacts")]
    [InlineData("data/mlruns/1/r/artifacts")]
    [InlineData("C:/data/mlruns/1/r/artifacts")]
    [InlineData("etc")]
    [InlineData("")]
    public void LocalSource_Elsewhere_IsRefused(string source)
    {
        ModelSource.IsLocal(source).ShouldBeTrue();
        Should.Throw<BayouException>(() => ModelSource.CheckLocal(source, RunFolder, "run_id"))
            .Message.ShouldContain("contained within the artifact directory of the run specified by the run_id");
    }

    [Theory]
    [InlineData("mlflow-artifacts:/1/r/artifacts")]
    [InlineData("s3://bucket/1/r/artifacts")]
    [InlineData(null)]
    public void LocalSource_OfARunWithoutALocalFolder_IsRefused(string? artifactUri) =>
        Should.Throw<BayouException>(() => ModelSource.CheckLocal("/data/model", artifactUri, "run_id")).Code.ShouldBe(ErrorCode.InvalidParameterValue);

    [Theory]
    [InlineData("models:/m/1", null, "m", 1)]
    [InlineData("MODELS:/m/007", null, "m", 7)]
    [InlineData("models://profile/m/2", null, "m", 2)]
    [InlineData("models:/a b/3", null, "a b", 3)]
    [InlineData("models:/m-0123", "m-0123", null, 0)]
    public void ModelUri_OfOneVersionOrModel_IsRead(string source, string? modelId, string? name, int version)
    {
        ModelUri.TryParse(source, out var uri).ShouldBeTrue();
        uri.ShouldBe(new ModelUri(modelId, name, version));
    }

    [Theory]
    [InlineData("models:")]
    [InlineData("models:/")]
    [InlineData("models:/m/")]
    [InlineData("models:/m/latest")]
    [InlineData("models:/m/Production")]
    [InlineData("models:/m@champion")]
    [InlineData("models:/m/-1")]
    [InlineData("models:/m/1/x")]
    [InlineData("models:/m/99999999999")]
    public void ModelUri_OfWhatMayChange_IsRefused(string source) =>
        Should.Throw<BayouException>(() => ModelUri.TryParse(source, out _)).Message.ShouldStartWith($"Not a proper models:/ URI: {source}.");

    [Fact]
    public void ModelUri_OfAnotherScheme_IsNone() => ModelUri.TryParse("s3://b/models:/m/1", out _).ShouldBeFalse();
}
