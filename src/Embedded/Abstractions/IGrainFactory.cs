namespace Orleans;

/// <summary>Gives references to grains. A reference is cheap, and making one activates nothing.</summary>
public interface IGrainFactory
{
    /// <summary>A reference to the grain of an interface and a key.</summary>
    /// <typeparam name="TGrainInterface">The grain's interface.</typeparam>
    /// <param name="primaryKey">The grain's key; not empty.</param>
    /// <param name="grainClassNamePrefix">Tells several implementations apart; not needed where there is one.</param>
    TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey;
}
