using System.Net.Sockets;

namespace Bayou.Bench.Http;

/// <summary>
/// One HTTP/1.1 connection without pipelining. Nothing here blocks but <see cref="Open"/>: an exchange goes as far as the socket lets it,
/// and whoever drives it waits for many at a time.
/// </summary>
internal sealed class LoadConnection(TargetAddress target) : IDisposable
{
    private const int ReceiveBytes = 256 * 1024;
    private readonly byte[] _received = new byte[ReceiveBytes];
    private Socket? _socket;
    private int _sent;
    private long _streamed;

    internal RequestBuffer Request { get; } = new(target);

    internal HttpAnswer Answer { get; } = new();

    internal ExchangeState State { get; private set; }

    /// <summary>What went wrong, when <see cref="State"/> is <see cref="ExchangeState.Failed"/>.</summary>
    internal string Fault { get; private set; } = "";

    internal bool IsOpen => _socket is not null;

    /// <summary>The file descriptor to wait on.</summary>
    internal int Descriptor => (int)_socket!.Handle;

    /// <summary>Connects, and waits for that.</summary>
    /// <returns>Whether it worked; if not, <see cref="Fault"/> says why.</returns>
    internal bool Open()
    {
        Close();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.Connect(target.Host, target.Port);
            socket.Blocking = false;
            _socket = socket;
            State = ExchangeState.Idle;
            return true;
        }
        catch (SocketException exception)
        {
            socket.Dispose();
            Fail($"connect {exception.SocketErrorCode}");
            return false;
        }
    }

    /// <summary>Sends <see cref="Request"/>.</summary>
    /// <param name="keepsBody">Whether the body of the answer is kept.</param>
    internal void Start(bool keepsBody)
    {
        _sent = 0;
        _streamed = 0;
        Answer.Reset(keepsBody);
        State = ExchangeState.Sending;
        Advance();
    }

    /// <summary>Goes on as far as the socket lets it.</summary>
    internal void Advance()
    {
        switch (State)
        {
            case ExchangeState.Idle:
                // A server may end a connection that rests.
                Close();
                break;
            case ExchangeState.Sending:
                Send();
                break;
            case ExchangeState.Receiving:
                Receive();
                break;
        }
    }

    /// <summary>Gives the exchange up.</summary>
    /// <param name="fault">Why.</param>
    internal void Fail(string fault)
    {
        Close();
        Fault = fault;
        State = ExchangeState.Failed;
    }

    /// <summary>The answer was read: the connection rests, or closes when the server asked for that.</summary>
    internal void Finish()
    {
        State = ExchangeState.Idle;
        if (!Answer.KeepsConnection)
        {
            Close();
        }
    }

    public void Dispose() => Close();

    private void Send()
    {
        while (_sent < Request.Wire.Length || _streamed < Request.StreamedBytes)
        {
            var isHead = _sent < Request.Wire.Length;
            var part = isHead ? Request.Wire[_sent..] : MadeUpContent.Part(_streamed, Request.StreamedBytes);
            var count = _socket!.Send(part, SocketFlags.None, out var error);
            if (error == SocketError.WouldBlock)
            {
                return;
            }

            if (error != SocketError.Success)
            {
                Fail($"send {error}");
                return;
            }

            _sent += isHead ? count : 0;
            _streamed += isHead ? 0 : count;
        }

        State = ExchangeState.Receiving;
    }

    private void Receive()
    {
        while (true)
        {
            var count = _socket!.Receive(_received, SocketFlags.None, out var error);
            if (error == SocketError.WouldBlock)
            {
                return;
            }

            if (error != SocketError.Success || (count == 0 && !Answer.EndOfStream()))
            {
                Fail(error != SocketError.Success ? $"receive {error}" : "closed before the answer was complete");
                return;
            }

            if (!TryTake(_received.AsSpan(0, count)))
            {
                return;
            }

            if (Answer.IsComplete)
            {
                State = ExchangeState.Answered;
                return;
            }

            if (count < _received.Length)
            {
                return;
            }
        }
    }

    private bool TryTake(ReadOnlySpan<byte> bytes)
    {
        try
        {
            if (Answer.Take(bytes) == bytes.Length)
            {
                return true;
            }

            Fail("more bytes than the answer has");
        }
        catch (BadAnswerException exception)
        {
            Fail($"bad answer: {exception.Message}");
        }

        return false;
    }

    private void Close()
    {
        _socket?.Dispose();
        _socket = null;
    }
}
