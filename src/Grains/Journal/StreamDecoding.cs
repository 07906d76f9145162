using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Bayou.Storage.Log;

namespace Bayou.Grains.Journal;

/// <summary>Decodes many streams, as indexes do when they activate: on other threads, while the caller takes in what came before.</summary>
internal static class StreamDecoding
{
    // What is decoded should be taken in while it is young: garbage collections copy what they find in use.
    private const int BlockStreams = 64;
    private const int BlockBytes = 64 * 1024;

    /// <summary>Decodes streams.</summary>
    /// <typeparam name="T">What a stream is decoded to.</typeparam>
    /// <param name="streams">The streams.</param>
    /// <param name="decode">Pure; called on several threads at once.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What each stream is decoded to, in the streams' order.</returns>
    internal static async IAsyncEnumerable<T> DecodeAsync<T>(
        IAsyncEnumerable<StoredStream> streams, Func<StoredStream, T> decode, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var blocks = new Queue<Task<ImmutableArray<T>>>();
        var block = ImmutableArray.CreateBuilder<StoredStream>(BlockStreams);
        var bytes = 0L;
        try
        {
            await foreach (var stream in streams.WithCancellation(cancellationToken))
            {
                block.Add(stream);
                bytes += stream.Bytes;
                if (block.Count < BlockStreams && bytes < BlockBytes)
                {
                    continue;
                }

                bytes = 0;
                blocks.Enqueue(DecodeBlockAsync(block.DrainToImmutable(), decode, cancellationToken));
                if (blocks.Count > Environment.ProcessorCount)
                {
                    foreach (var decoded in await blocks.Dequeue())
                    {
                        yield return decoded;
                    }
                }
            }

            blocks.Enqueue(DecodeBlockAsync(block.DrainToImmutable(), decode, cancellationToken));
            while (blocks.TryDequeue(out var next))
            {
                foreach (var decoded in await next)
                {
                    yield return decoded;
                }
            }
        }
        finally
        {
            // A caller may leave in the middle: then nobody is left to hear how these end.
            foreach (var left in blocks)
            {
                await Task.WhenAny(left);
            }
        }
    }

    /// <summary>Decodes a stream whose records need no state: its snapshot, if any, and the records after it, in order.</summary>
    /// <typeparam name="T">What a record is decoded to.</typeparam>
    /// <param name="stored">The stream.</param>
    /// <param name="decode">Takes a body and its sequence number.</param>
    internal static ImmutableArray<T> DecodeAll<T>(StoredStream stored, Func<ReadOnlyMemory<byte>, long, T> decode)
    {
        var decoded = ImmutableArray.CreateBuilder<T>(stored.Tail.Length + 1);
        if (stored.Snapshot is { } snapshot)
        {
            decoded.Add(decode(snapshot.Body, snapshot.Sequence));
        }

        foreach (var record in stored.Tail)
        {
            decoded.Add(decode(record.Body, record.Sequence));
        }

        return decoded.DrainToImmutable();
    }

    private static Task<ImmutableArray<T>> DecodeBlockAsync<T>(
        ImmutableArray<StoredStream> block, Func<StoredStream, T> decode, CancellationToken cancellationToken) =>
        Task.Run(() => ImmutableArray.CreateRange(block, decode), cancellationToken);
}
