namespace Bayou.Grains.Traces;

/// <summary>
/// Bounds the memory of this process's traces: most are written once and then rest, and far more come than stay. Those used longest ago leave
/// when all together are too large; each can be read again from its stream.
/// </summary>
/// <param name="options">The bound.</param>
internal sealed class TraceResidence(TraceOptions options)
{
    // About what an activation and a span's head take, measured.
    private const long TraceBytes = 4096;
    private const long SpanBytes = 640;

    private readonly Lock _gate = new();
    private readonly LinkedList<(IGrainBase Grain, long Bytes)> _byUse = [];
    private readonly Dictionary<IGrainBase, LinkedListNode<(IGrainBase Grain, long Bytes)>> _nodes = [];
    private long _bytes;

    /// <summary>Traces that are in memory.</summary>
    internal int Count
    {
        get
        {
            lock (_gate)
            {
                return _nodes.Count;
            }
        }
    }

    /// <summary>A trace is in use now.</summary>
    /// <param name="grain">The trace.</param>
    /// <param name="trace">What it holds.</param>
    internal void Use(IGrainBase grain, TraceGrainState trace)
    {
        List<IGrainBase>? leaving = null;
        lock (_gate)
        {
            Take(grain);
            var bytes = TraceBytes + (trace.Spans.Count * SpanBytes) + trace.Events.Bytes;
            _nodes[grain] = _byUse.AddLast((grain, bytes));
            _bytes += bytes;
            while (_bytes > options.MemoryBytes && _byUse.Count > 1)
            {
                var oldest = _byUse.First!.Value.Grain;
                Take(oldest);
                (leaving ??= []).Add(oldest);
            }
        }

        leaving?.ForEach(static oldest => oldest.DeactivateOnIdle());
    }

    /// <summary>A trace leaves memory.</summary>
    internal void Leave(IGrainBase grain)
    {
        lock (_gate)
        {
            Take(grain);
        }
    }

    private void Take(IGrainBase grain)
    {
        if (_nodes.Remove(grain, out var node))
        {
            _byUse.Remove(node);
            _bytes -= node.Value.Bytes;
        }
    }
}
