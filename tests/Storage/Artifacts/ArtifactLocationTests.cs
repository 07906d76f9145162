using Bayou.Contracts.Artifacts;
using Bayou.Contracts.Errors;

namespace Bayou.Storage.Tests.Artifacts;

public class ArtifactLocationTests
{
    private const int MaxLength = 2048;

    [Theory]
    [InlineData("mlflow-artifacts:/")]
    [InlineData("mlflow-artifacts:/team/experiment")]
    [InlineData("mlflow-artifacts://host:5000/team")]
    [InlineData("http://host:5000/api/2.0/mlflow-artifacts/artifacts/team")]
    [InlineData("https://host/prefix/api/2.0/mlflow-artifacts/artifacts")]
    [InlineData("s3://bucket/path")]
    [InlineData("s3://bucket/path?endpoint=minio")]
    [InlineData("gs://bucket")]
    [InlineData("wasbs://container@account.blob.core.windows.net/path")]
    [InlineData("abfss://fs@account.dfs.core.windows.net/path")]
    public void ValidateForExperiment_KnownLocation_IsKept(string location) =>
        ArtifactLocation.ValidateForExperiment(location, MaxLength).ShouldBe(location);

    [Theory]
    [InlineData("/data/mlruns", "file:///data/mlruns")]
    [InlineData("/data//mlruns/./x/", "file:///data/mlruns/x")]
    [InlineData("/data/my runs/50%", "file:///data/my%20runs/50%25")]
    [InlineData("file:/data/mlruns", "file:///data/mlruns")]
    [InlineData("file:///data/my%20runs", "file:///data/my%20runs")]
    [InlineData("file://localhost/data", "file:///data")]
    public void ValidateForExperiment_LocalPath_BecomesAbsoluteFileUri(string location, string stored) =>
        ArtifactLocation.ValidateForExperiment(location, MaxLength).ShouldBe(stored);

    [Theory]
    [InlineData("my_location")]
    [InlineData("./my_location")]
    [InlineData("file:my_location")]
    public void ValidateForExperiment_RelativePath_CountsFromTheWorkingDirectory(string location)
    {
        var stored = ArtifactLocation.ValidateForExperiment(location, MaxLength);
        ArtifactLocation.TryGetLocal(stored, out var folder).ShouldBeTrue();
        folder.ShouldBe(Path.GetFullPath("my_location"));
    }

    [Theory]
    [InlineData("runs:/abc/model", "cannot be a runs:/ URI")]
    [InlineData("s3://bucket/path#../..", "fragments or params")]
    [InlineData("/data/a#b", "fragments or params")]
    [InlineData("http://host/api/2.0/mlflow-artifacts/artifacts/a;b", "fragments or params")]
    [InlineData("s3://bucket/path?x=../..", "Invalid query string")]
    [InlineData("s3://bucket/path?x=%252e%252e", "Invalid query string")]
    [InlineData("dbfs:/tmp", "scheme 'dbfs'")]
    [InlineData("ftp://host/x", "scheme 'ftp'")]
    [InlineData("C:/mlruns", "scheme 'c'")]
    [InlineData("//proc/self/root", "without a host")]
    [InlineData("file://proc/self/root", "without a host")]
    [InlineData("file://host/share", "without a host")]
    [InlineData("file:///data?x=1", "without a query")]
    [InlineData("file:", "has no path")]
    [InlineData("", "has no path")]
    [InlineData(@"\\host\share", "no '..', backslash")]
    [InlineData("../x", "no '..', backslash")]
    [InlineData("/data/../etc", "no '..', backslash")]
    [InlineData("file:///data/%2e%2e/etc", "no '..', backslash")]
    [InlineData("file:///data/%252e%252e/etc", "no '..', backslash")]
    [InlineData("mlflow-artifacts:/a/../b", "no '..', backslash")]
    [InlineData("s3://bucket/a/..%2f..", "no '..', backslash")]
    [InlineData("file:///a%00b", "no '..', backslash")]
    [InlineData("file:///a%23b", "no '..', backslash")]
    [InlineData("file:///C:/mlruns", "no '..', backslash")]
    [InlineData("mlflow-artifacts:relative", "mlflow-artifacts:/path")]
    [InlineData("mlflow-artifacts:/a//b", "Invalid path")]
    [InlineData("http://host/elsewhere", "artifact proxy")]
    [InlineData("http://host/api/2.0/mlflow-artifacts/artifactsX", "artifact proxy")]
    [InlineData("http:/api/2.0/mlflow-artifacts/artifacts/a", "artifact proxy")]
    [InlineData("s3:/path", "bucket or account")]
    public void ValidateForExperiment_UnsafeOrUnknownLocation_IsRefusedWithTheReason(string location, string reason)
    {
        var refusal = Should.Throw<BayouException>(() => ArtifactLocation.ValidateForExperiment(location, MaxLength));
        refusal.Code.ShouldBe(ErrorCode.InvalidParameterValue);
        refusal.Message.ShouldContain(reason);
    }

    [Fact]
    public void ValidateForExperiment_LongerThanTheLimit_IsRefused()
    {
        ArtifactLocation.ValidateForExperiment("s3://b/12", maxLength: 9).ShouldBe("s3://b/12");
        Should.Throw<BayouException>(() => ArtifactLocation.ValidateForExperiment("s3://b/123", maxLength: 9))
            .Message.ShouldContain("MLFLOW_ARTIFACT_LOCATION_MAX_LENGTH");
    }

    [Theory]
    [InlineData("mlflow-artifacts:/1", "mlflow-artifacts:/1/run/artifacts")]
    [InlineData("mlflow-artifacts:/", "mlflow-artifacts:/run/artifacts")]
    [InlineData("s3://bucket/path/", "s3://bucket/path/run/artifacts")]
    [InlineData("s3://bucket/path?a=/b", "s3://bucket/path/run/artifacts?a=/b")]
    [InlineData("file:///data", "file:///data/run/artifacts")]
    public void RunArtifacts_OfALocation_GoBeforeItsQuery(string location, string artifacts) =>
        ArtifactLocation.RunArtifacts(location, "run").ShouldBe(artifacts);

    [Theory]
    [InlineData("mlflow-artifacts:/1/run/artifacts", "1/run/artifacts")]
    [InlineData("mlflow-artifacts://host:5000/1/run/artifacts/", "1/run/artifacts")]
    [InlineData("MLFLOW-ARTIFACTS:/1/a%20b", "1/a b")]
    [InlineData("http://host/api/2.0/mlflow-artifacts/artifacts/1/run", "1/run")]
    [InlineData("https://host/mlflow/api/2.0/mlflow-artifacts/artifacts", "")]
    public void TryGetProxied_ProxiedUri_GivesThePlaceBelowTheDestination(string uri, string path)
    {
        ArtifactLocation.TryGetProxied(uri, out var found).ShouldBeTrue();
        found.ToString().ShouldBe(path);
    }

    [Theory]
    [InlineData("mlflow-artifacts:/../x")]
    [InlineData("mlflow-artifacts:/%2e%2e/x")]
    [InlineData("http://host/api/2.0/mlflow-artifacts/artifacts/%252e%252e/x")]
    public void TryGetProxied_UnsafePath_IsRefused(string uri) =>
        Should.Throw<BayouException>(() => ArtifactLocation.TryGetProxied(uri, out _)).Message.ShouldStartWith("Invalid path");

    [Theory]
    [InlineData("s3://bucket/x")]
    [InlineData("file:///x")]
    [InlineData("http://host/x")]
    public void TryGetProxied_OtherUri_AnswersFalse(string uri) => ArtifactLocation.TryGetProxied(uri, out _).ShouldBeFalse();

    [Theory]
    [InlineData("file:///data/a%20b", "/data/a b")]
    [InlineData("/data/a%20b/", "/data/a%20b")]
    [InlineData("file://LOCALHOST//data/./x", "/data/x")]
    public void TryGetLocal_FolderOfThisMachine_GivesItsPath(string uri, string folder)
    {
        ArtifactLocation.TryGetLocal(uri, out var found).ShouldBeTrue();
        found.ShouldBe(folder);
    }

    [Theory]
    [InlineData("file://host/x")]
    [InlineData("//proc/self/root")]
    [InlineData("file:///a/../b")]
    [InlineData("file:///a/%2e%2e/b")]
    [InlineData("file:///a#b")]
    [InlineData("file:///a?b")]
    [InlineData("relative")]
    [InlineData("s3://bucket/x")]
    public void TryGetLocal_AnythingElse_AnswersFalse(string uri) => ArtifactLocation.TryGetLocal(uri, out _).ShouldBeFalse();
}
