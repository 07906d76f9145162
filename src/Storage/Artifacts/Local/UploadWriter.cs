using System.IO.Pipelines;
using Microsoft.Win32.SafeHandles;

namespace Bayou.Storage.Artifacts.Local;

/// <summary>Moves an upload from its pipe to a file, without copying it and without holding more than the pipe does.</summary>
internal static class UploadWriter
{
    /// <summary>What is gathered before it is written, so that a write is worth its system call.</summary>
    private const int ChunkBytes = 256 * 1024;

    /// <summary>
    /// After so many bytes the disk is told to start. Otherwise the flush at the end finds the whole file still in memory,
    /// and while it works that off, everything else that waits for the same disk, such as the log's commits, waits too.
    /// </summary>
    private const long WriteBackBytes = 16L * 1024 * 1024;

    /// <returns>Bytes written.</returns>
    internal static async Task<long> WriteAsync(SafeFileHandle file, PipeReader content, CancellationToken cancellationToken)
    {
        var pieces = new List<ReadOnlyMemory<byte>>();
        long length = 0;
        long started = 0;
        while (true)
        {
            var read = await content.ReadAtLeastAsync(ChunkBytes, cancellationToken);
            try
            {
                // A read is also cancelled where the server is about to stop; the upload itself goes on, unless the token ends it.
                pieces.Clear();
                foreach (var piece in read.Buffer)
                {
                    pieces.Add(piece);
                }

                await RandomAccess.WriteAsync(file, pieces, length, cancellationToken);
                length += read.Buffer.Length;
            }
            finally
            {
                content.AdvanceTo(read.Buffer.End);
            }

            if (read.IsCompleted)
            {
                return length;
            }

            if (OperatingSystem.IsLinux() && length - started >= WriteBackBytes)
            {
                LinuxCalls.StartWriteBack(file, started, length - started);
                started = length;
            }
        }
    }
}
