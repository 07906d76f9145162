using System.Collections.Immutable;
using System.Text;
using Bayou.Api.Registry.Signatures;
using Bayou.Contracts.Artifacts;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Registry.Policies;
using Microsoft.AspNetCore.Http;

namespace Bayou.Api.Registry.Policies;

/// <summary>Compares the signatures of two versions, as their <c>MLmodel</c> files have them now.</summary>
internal static class SignatureCheck
{
    /// <summary>The largest <c>MLmodel</c> file that is read.</summary>
    internal const int MaxFileBytes = 4 * 1024 * 1024;

    private static readonly ArtifactPath s_file = ArtifactPath.Parse("MLmodel");

    /// <summary>Why a version can't take the place of another; empty when it can.</summary>
    /// <param name="http">The request.</param>
    /// <param name="candidate">The version that is to get the place; it must have a signature.</param>
    /// <param name="holder">The version that has it, or null.</param>
    /// <exception cref="BayouException">TEMPORARILY_UNAVAILABLE: the store is away.</exception>
    internal static async Task<ImmutableArray<string>> FindFaultsAsync(HttpContext http, VersionOrigin candidate, VersionOrigin? holder)
    {
        try
        {
            var now = await ReadAsync(http, candidate);
            if (now is null)
            {
                return [$"version {candidate.Version} has no signature"];
            }

            var old = holder is null ? null : await ReadAsync(http, holder);
            return old is null
                ? []
                : [.. SignatureRules.FindFaults(old, now).Select((fault, i) => i == 0 ? $"not compatible with version {holder!.Version}: {fault}" : fault)];
        }
        catch (FormatException exception)
        {
            return [exception.Message];
        }
    }

    private static async Task<ModelSignature?> ReadAsync(HttpContext http, VersionOrigin version)
    {
        try
        {
            return ModelFile.ReadSignature(await ReadFileAsync(http, version.StorageLocation));
        }
        catch (BayouException exception) when (exception.Code != ErrorCode.TemporarilyUnavailable)
        {
            throw new FormatException($"the artifacts of version {version.Version} can't be read: {exception.Message.TrimEnd('.')}", exception);
        }
        catch (Exception exception) when (exception is FormatException or DecoderFallbackException)
        {
            throw new FormatException($"the MLmodel file of version {version.Version} can't be read: {exception.Message}", exception);
        }
    }

    private static async Task<string> ReadFileAsync(HttpContext http, string location)
    {
        var root = await VersionArtifacts.FindAsync(http, location);
        await using var file = await root.Store.OpenReadAsync(root.Path.Append(s_file), http.RequestAborted)
            ?? throw new FormatException("there is none");
        if (file.Length > MaxFileBytes)
        {
            throw new FormatException($"it has more than {MaxFileBytes} bytes");
        }

        var bytes = new byte[file.Length];
        await file.Stream.ReadExactlyAsync(bytes, http.RequestAborted);
        return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
    }
}
