using Orleans.Runtime;

namespace Orleans;

/// <summary>A grain: an addressable object that the runtime activates on the first call.</summary>
public interface IGrain : IAddressable;
