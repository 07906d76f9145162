namespace Bayou.Contracts.Artifacts;

/// <summary>An artifact file opened for reading. It stays what it was when it was opened, also if it is replaced or deleted meanwhile.</summary>
/// <param name="stream">
/// The bytes: seekable, at position 0, not buffered. A store that fetches over a network asks for nothing before the first
/// read, and then from the position of that read on, so that seeking first is how a range is read.
/// </param>
/// <param name="length">Bytes of the whole file.</param>
/// <param name="lastModified">When it was written, to the second or better.</param>
/// <param name="entityTag">A strong entity tag, quotes included: another content has another tag.</param>
public sealed class ArtifactContent(Stream stream, long length, DateTimeOffset lastModified, string entityTag) : IAsyncDisposable
{
    /// <summary>The bytes: seekable, at position 0, not buffered.</summary>
    public Stream Stream { get; } = stream;

    /// <summary>Bytes of the whole file.</summary>
    public long Length { get; } = length;

    /// <summary>When it was written.</summary>
    public DateTimeOffset LastModified { get; } = lastModified;

    /// <summary>A strong entity tag, quotes included.</summary>
    public string EntityTag { get; } = entityTag;

    /// <inheritdoc />
    public ValueTask DisposeAsync() => Stream.DisposeAsync();
}
