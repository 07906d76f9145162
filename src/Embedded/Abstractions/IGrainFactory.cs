namespace Orleans;

/// <summary>Makes references to grains. Making one activates nothing; the first call does.</summary>
public interface IGrainFactory
{
    /// <summary>A reference to the grain with this interface and key.</summary>
    /// <typeparam name="TGrainInterface">The interface that the grain is called by.</typeparam>
    /// <param name="primaryKey">The grain's key; not empty, not white space alone.</param>
    /// <param name="grainClassNamePrefix">How the full name of the grain class starts; null takes the only class there is.</param>
    /// <exception cref="ArgumentException">The key is empty, or no registered class fits interface and prefix.</exception>
    TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey;

    /// <summary>A reference to the grain with this interface and key, for an interface known at run time only.</summary>
    /// <param name="grainInterfaceType">The interface that the grain is called by.</param>
    /// <param name="grainPrimaryKey">The grain's key; not empty, not white space alone.</param>
    /// <exception cref="ArgumentException">The key is empty, or no registered class implements the interface.</exception>
    IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey);
}
