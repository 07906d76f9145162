using System.IO.Pipelines;
using Bayou.Contracts.Artifacts;
using Bayou.Contracts.Errors;
using Bayou.Storage.Artifacts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Bayou.Storage.Tests.Artifacts;

public sealed class ArtifactRootsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Resolve_ProxiedRun_LeadsBelowTheDestination()
    {
        using var services = Services();
        var root = services.GetRequiredService<IArtifactRoots>().Resolve("mlflow-artifacts:/1/run/artifacts");

        root.IsProxied.ShouldBeTrue();
        root.Path.Value.ShouldBe("1/run/artifacts");
        root.Store.ShouldBeSameAs(services.GetRequiredService<IArtifactStore>());
        await root.Store.WriteAsync(ArtifactPath.Parse("x"), PipeReader.Create(Stream.Null), TestContext.Current.CancellationToken);
        File.Exists(_folder["destination/x"]).ShouldBeTrue();
    }

    [Fact]
    public void Resolve_FolderUnderAnAllowedRoot_LeadsThere()
    {
        using var services = Services();
        var roots = services.GetRequiredService<IArtifactRoots>();

        roots.Resolve($"file://{_folder["allowed"]}/1/run/artifacts").Path.Value.ShouldBe("1/run/artifacts");
        roots.Resolve(_folder["allowed"] + "/").Path.ShouldBe(ArtifactPath.Root);
        roots.Resolve($"file://{_folder["destination"]}/1").Path.Value.ShouldBe("1");
        roots.Resolve($"file://{_folder["allowed"]}/1").IsProxied.ShouldBeFalse();
    }

    [Theory]
    [InlineData("file://{0}/elsewhere/1")]
    [InlineData("file://{0}/allowed-too")]
    [InlineData("file://{0}")]
    [InlineData("file:///etc")]
    [InlineData("file:///proc/self/root{0}/allowed")]
    [InlineData("/etc")]
    public void Resolve_FolderUnderNoAllowedRoot_IsRefusedWithTheSetting(string uri)
    {
        using var services = Services();
        var refusal = Should.Throw<BayouException>(
            () => services.GetRequiredService<IArtifactRoots>().Resolve(string.Format(null, uri, Path.GetDirectoryName(_folder["x"]))));
        refusal.Code.ShouldBe(ErrorCode.InvalidParameterValue);
        refusal.Message.ShouldContain("--default-artifact-root");
    }

    [Theory]
    [InlineData("file://{0}/allowed/../elsewhere")]
    [InlineData("file://{0}/allowed/%2e%2e/elsewhere")]
    [InlineData("file://host{0}/allowed")]
    [InlineData("//proc/self/root{0}/allowed")]
    [InlineData("s3://bucket/1")]
    [InlineData("dbfs:/tmp")]
    public void Resolve_WhatNoStoreHereOpens_IsNotImplemented(string uri)
    {
        using var services = Services();
        Should.Throw<BayouException>(
            () => services.GetRequiredService<IArtifactRoots>().Resolve(string.Format(null, uri, Path.GetDirectoryName(_folder["x"]))))
            .Code.ShouldBe(ErrorCode.NotImplemented);
    }

    [Theory]
    [InlineData("mlflow-artifacts:/%2e%2e/x")]
    [InlineData("file://{0}/allowed/a%252e%252e%23")]
    public void Resolve_UnsafePathBelowARoot_IsRefused(string uri)
    {
        using var services = Services();
        Should.Throw<BayouException>(
            () => services.GetRequiredService<IArtifactRoots>().Resolve(string.Format(null, uri, Path.GetDirectoryName(_folder["x"]))))
            .Message.ShouldStartWith("Invalid path");
    }

    [Fact]
    public void Options_WithSeveralFaults_AreAllReported()
    {
        File.WriteAllText(_folder["file"], "");
        var services = new ServiceCollection().AddLogging().AddLocalArtifacts(options =>
        {
            options.Destination = "s3://bucket";
            options.AllowedLocalRoots.Add(_folder["file"]);
            options.AllowedLocalRoots.Add("/");
            options.StaleAfter = TimeSpan.Zero;
        });
        using var provider = services.BuildServiceProvider();

        var failures = Should.Throw<OptionsValidationException>(() => provider.GetRequiredService<IArtifactRoots>()).Failures.ToArray();
        failures.Length.ShouldBe(4);
        failures[0].ShouldContain("Destination is 's3://bucket'");
        failures[1].ShouldContain("AllowedLocalRoots[0]");
        failures[2].ShouldContain("whole disk");
        failures[3].ShouldContain("StaleAfter");
    }

    [Fact]
    public async Task Host_ThatStarts_RemovesOldLeftovers()
    {
        Directory.CreateDirectory(_folder["allowed/.bayou-staging"]);
        File.WriteAllText(_folder["allowed/.bayou-staging/old.upload"], "x");
        File.SetLastWriteTimeUtc(_folder["allowed/.bayou-staging/old.upload"], DateTime.UnixEpoch.AddDays(1));
        using var services = Services();

        var removal = services.GetServices<IHostedService>().OfType<BackgroundService>().Single();
        await removal.StartAsync(TestContext.Current.CancellationToken);
        await removal.ExecuteTask!;

        Directory.GetFileSystemEntries(_folder["allowed/.bayou-staging"]).ShouldBeEmpty();
    }

    private ServiceProvider Services() =>
        new ServiceCollection().AddLogging().AddLocalArtifacts(options =>
        {
            options.Destination = _folder["destination"];
            options.AllowedLocalRoots.Add("file://" + _folder["allowed"]);
        }).BuildServiceProvider();
}
