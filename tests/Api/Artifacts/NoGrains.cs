using Orleans;

namespace Bayou.Api.Tests.Artifacts;

/// <summary>Stands where grains would be; no artifact route calls one by itself.</summary>
internal sealed class NoGrains : IGrainFactory
{
    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey => throw new InvalidOperationException($"No grain {typeof(TGrainInterface).Name} here.");

    public IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey) =>
        throw new InvalidOperationException($"No grain {grainInterfaceType.Name} here.");
}
