using System.Runtime.InteropServices;
using Bayou.Bench.Http;

namespace Bayou.Bench.Running;

/// <summary>
/// Connections that one thread drives, and the wait for whichever can go on. ppoll(2) is used because its timeout is exact: an open loop
/// that wakes a millisecond late would blame the server for it.
/// </summary>
internal sealed unsafe partial class ConnectionSet : IDisposable
{
    private const int Interrupted = 4;
    private readonly LoadConnection[] _connections;
    private readonly PollEntry[] _entries;

    internal ConnectionSet(TargetAddress target, int count)
    {
        _connections = [.. Enumerable.Range(0, count).Select(_ => new LoadConnection(target))];
        _entries = new PollEntry[count];
    }

    internal int Count => _connections.Length;

    internal LoadConnection this[int index] => _connections[index];

    /// <summary>Connects all that are not connected.</summary>
    /// <exception cref="BenchException">The server does not accept them.</exception>
    internal void Open()
    {
        foreach (var connection in _connections)
        {
            if (!connection.IsOpen && !connection.Open())
            {
                throw new BenchException($"The server does not accept connections: {connection.Fault}.");
            }
        }
    }

    /// <summary>Waits until a connection can go on, and lets each go on that can.</summary>
    /// <param name="timeout">How long to wait at most.</param>
    internal void Wait(TimeSpan timeout)
    {
        for (var index = 0; index < _entries.Length; index++)
        {
            ref var entry = ref _entries[index];
            var connection = _connections[index];
            entry.Descriptor = connection.IsOpen ? connection.Descriptor : -1;
            entry.Wanted = connection.State == ExchangeState.Sending ? PollEntry.Writable : PollEntry.Readable;
            entry.Seen = 0;
        }

        var limit = new PollTimeout(timeout > TimeSpan.Zero ? timeout : TimeSpan.Zero);
        if (Poll(_entries, (nuint)_entries.Length, in limit, null) < 0 && Marshal.GetLastPInvokeError() is var error and not Interrupted)
        {
            throw new BenchException($"ppoll failed: {Marshal.GetPInvokeErrorMessage(error)}");
        }

        for (var index = 0; index < _entries.Length; index++)
        {
            if (_entries[index].Seen != 0)
            {
                _connections[index].Advance();
            }
        }
    }

    public void Dispose()
    {
        foreach (var connection in _connections)
        {
            connection.Dispose();
        }
    }

    [LibraryImport("libc", EntryPoint = "ppoll", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Poll([In, Out] PollEntry[] entries, nuint count, in PollTimeout timeout, void* signals);
}
