namespace Orleans;

/// <summary>Kinds of reasons for a deactivation; the members that one process can give.</summary>
public enum DeactivationReasonCode : byte
{
    /// <summary>None given.</summary>
    None,

    /// <summary>The process stops.</summary>
    ShuttingDown,

    /// <summary>The grain could not be activated.</summary>
    ActivationFailed,

    /// <summary>The grain was not called for the collection age.</summary>
    ActivationIdle = 4,

    /// <summary>The grain ran into a fault of its own.</summary>
    ApplicationError = 8,

    /// <summary>The grain asked for it.</summary>
    ApplicationRequested = 9,

    /// <summary>More activations or more memory than the budget allows.</summary>
    HighMemoryPressure = 12,
}
