using Orleans.Runtime;

namespace Orleans;

/// <summary>A call on its way out of a caller.</summary>
public interface IOutgoingGrainCallContext : IGrainCallContext
{
    /// <summary>The activation that makes the call; null when it comes from outside of grains.</summary>
    IGrainContext? SourceContext { get; }
}
