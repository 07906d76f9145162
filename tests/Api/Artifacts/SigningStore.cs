using System.Collections.Immutable;
using System.Globalization;
using System.IO.Pipelines;
using Bayou.Contracts.Artifacts;

namespace Bayou.Api.Tests.Artifacts;

/// <summary>A store in a cloud that exists nowhere: it signs everything and remembers what it was asked for.</summary>
internal sealed class SigningStore : IPresigningArtifactStore
{
    internal List<string> Asked { get; } = [];

    public ArtifactStoreCapabilities Capabilities { get; } = new() { MultipartUpload = true, PresignedDownload = true, PresignedUpload = true };

    public Task<MultipartUpload> CreateMultipartUploadAsync(ArtifactPath file, int parts, CancellationToken cancellationToken)
    {
        Asked.Add($"create {file} {parts}");
        var headers = ImmutableDictionary<string, string>.Empty.Add("x-part", "yes");
        return Task.FromResult(new MultipartUpload(
            "upload-1", [.. Enumerable.Range(1, parts).Select(number => new MultipartUploadPart(number, $"https://cloud/{file}?part={number}", headers))]));
    }

    public Task CompleteMultipartUploadAsync(ArtifactPath file, string uploadId, ImmutableArray<UploadedPart> parts, CancellationToken cancellationToken)
    {
        Asked.Add($"complete {file} {uploadId} {string.Join(',', parts.Select(part => $"{part.PartNumber}={part.EntityTag}"))}");
        return Task.CompletedTask;
    }

    public Task AbortMultipartUploadAsync(ArtifactPath file, string uploadId, CancellationToken cancellationToken)
    {
        Asked.Add($"abort {file} {uploadId}");
        return Task.CompletedTask;
    }

    public Task<PresignedRequest?> PresignDownloadAsync(ArtifactPath file, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        Asked.Add($"download {file} {Seconds(lifetime)}");
        return Task.FromResult(
            file.Name == "missing" ? null : new PresignedRequest($"https://cloud/{file}", ImmutableDictionary<string, string>.Empty, FileSize: 5_000_000_000));
    }

    public Task<PresignedRequest> PresignUploadAsync(ArtifactPath file, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        Asked.Add($"upload {file} {Seconds(lifetime)}");
        return Task.FromResult(
            new PresignedRequest($"https://cloud/{file}", ImmutableDictionary<string, string>.Empty.Add("x-signed", "yes"), FileSize: null));
    }

    public Task<ImmutableArray<ArtifactEntry>> ListAsync(ArtifactPath directory, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<ArtifactContent?> OpenReadAsync(ArtifactPath file, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<long> WriteAsync(ArtifactPath file, PipeReader content, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task DeleteAsync(ArtifactPath path, CancellationToken cancellationToken) => throw new NotSupportedException();

    private static string Seconds(TimeSpan lifetime) => lifetime.TotalSeconds.ToString(CultureInfo.InvariantCulture);
}
