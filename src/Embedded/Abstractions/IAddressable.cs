namespace Orleans.Runtime;

/// <summary>Anything that can be called by reference through the grain runtime.</summary>
public interface IAddressable;
