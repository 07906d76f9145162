namespace Bayou.Storage.Log;

/// <summary>
/// Another writer has appended to the stream, or compacted it, since the caller read it. The caller drops its state, reads
/// the stream anew and decides again; the refused write is never sent again as it is.
/// </summary>
/// <param name="stream">The stream.</param>
public sealed class StaleStreamException(string stream) : Exception($"stream {stream} has moved on")
{
    /// <summary>The stream.</summary>
    public string Stream { get; } = stream;
}
