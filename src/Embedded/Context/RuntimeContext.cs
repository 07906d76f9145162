using Orleans.Embedded.Activations;

namespace Orleans.Embedded.Context;

/// <summary>Which activation's turn the current thread runs.</summary>
internal static class RuntimeContext
{
    /// <summary>The activation; null outside of turns.</summary>
    [field: ThreadStatic]
    internal static Activation? Current { get; set; }
}
