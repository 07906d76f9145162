using Orleans.Embedded.Catalog;

namespace Orleans.Embedded.Activations;

/// <summary>The place of an activation in the directory.</summary>
/// <param name="Class">The grain's class.</param>
/// <param name="Key">The grain's key.</param>
/// <param name="Worker">Which of the workers of a stateless grain, from 0; 0 for all other grains.</param>
internal readonly record struct ActivationKey(GrainClass Class, string Key, int Worker);
