using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace Orleans;

/// <summary>Identity and references, from a grain itself or from a reference to it.</summary>
public static class GrainExtensions
{
    /// <summary>The type and key of a grain.</summary>
    /// <param name="grain">A grain or a reference.</param>
    /// <exception cref="ArgumentException">It is neither.</exception>
    public static GrainId GetGrainId(this IAddressable grain) => grain switch
    {
        GrainReference reference => reference.GrainId,
        IGrainBase { GrainContext: { } context } => context.GrainId,
        _ => throw NotAGrain(grain),
    };

    /// <summary>The key of a grain.</summary>
    /// <param name="grain">A grain or a reference.</param>
    /// <exception cref="ArgumentException">It is neither.</exception>
    public static string GetPrimaryKeyString(this IAddressable grain) => grain.GetGrainId().Key.ToString();

    /// <summary>A reference that can be handed out, by one of the grain's interfaces.</summary>
    /// <typeparam name="TGrainInterface">The interface to call it by.</typeparam>
    /// <param name="grain">A grain or a reference.</param>
    /// <exception cref="ArgumentException">It is neither, or no registered class implements the interface.</exception>
    public static TGrainInterface AsReference<TGrainInterface>(this IAddressable grain) => grain switch
    {
        GrainReference and TGrainInterface same => same,
        GrainReference reference => (TGrainInterface)reference.Cast(typeof(TGrainInterface)),
        IGrainBase { GrainContext: { } context } => (TGrainInterface)context.ActivationServices
            .GetRequiredService<IGrainFactory>().GetGrain(typeof(TGrainInterface), grain.GetPrimaryKeyString()),
        _ => throw NotAGrain(grain),
    };

    private static ArgumentException NotAGrain(IAddressable grain) =>
        new($"{grain.GetType().FullName} is neither a grain that the runtime made nor a reference to one.", nameof(grain));
}
