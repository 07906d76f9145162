namespace Orleans.Embedded.Activations;

/// <summary>The life of an activation; it only goes down this list.</summary>
internal enum ActivationState
{
    /// <summary>In the directory, not yet called.</summary>
    New,

    /// <summary>Its grain is being made and activated; calls wait.</summary>
    Activating,

    /// <summary>Calls run.</summary>
    Valid,

    /// <summary>Running calls end, then the grain is deactivated; new calls wait for the next activation.</summary>
    Deactivating,

    /// <summary>Out of the directory.</summary>
    Invalid,
}
