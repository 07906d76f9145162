using System.Collections.Immutable;

namespace Bayou.Storage.Writing;

/// <summary>The removal of streams that waits for the writer.</summary>
internal sealed class PendingDrop : PendingWrite
{
    // What a stream costs in the queue, its name included.
    private const int StreamOverhead = 128;

    private PendingDrop(ImmutableArray<string> streams)
        : base(streams.Length, (long)streams.Length * StreamOverhead) => Streams = streams;

    public ImmutableArray<string> Streams { get; }

    /// <summary>Checks a removal, on the caller's thread.</summary>
    /// <exception cref="ArgumentException">No streams, or a name that can't be stored.</exception>
    public static PendingDrop From(ImmutableArray<string> streams)
    {
        if (streams.IsDefaultOrEmpty)
        {
            throw new ArgumentException("A removal needs at least one stream.", nameof(streams));
        }

        foreach (var stream in streams)
        {
            StoredName.Check(stream, "stream");
        }

        return new PendingDrop(streams);
    }
}
