namespace Bayou.Bench.Data;

/// <summary>What is filled into a message.</summary>
internal enum ProtoMarkKind
{
    /// <summary>The trace's id, 16 bytes.</summary>
    TraceId,

    /// <summary>A span's id, 8 bytes.</summary>
    SpanId,

    /// <summary>When the trace began, 8 bytes.</summary>
    Start,

    /// <summary>When the span ended, 8 bytes.</summary>
    End,

    /// <summary>The number of the operation, 8 digits.</summary>
    Order,
}
