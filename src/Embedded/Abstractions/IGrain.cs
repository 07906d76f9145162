namespace Orleans;

/// <summary>Anything that can be called by reference through the grain runtime.</summary>
public interface IAddressable;

/// <summary>A grain: an addressable object that the runtime activates on the first call.</summary>
public interface IGrain : IAddressable;

/// <summary>A grain whose key is text.</summary>
public interface IGrainWithStringKey : IGrain;
