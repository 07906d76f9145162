namespace Bayou.Silo.Engines;

/// <summary>What bounds calls and activations on either engine.</summary>
internal static class EngineLimits
{
    /// <summary>How long a call may take. MLflow's clients give up after two minutes themselves.</summary>
    internal static readonly TimeSpan ResponseTimeout = TimeSpan.FromMinutes(2);

    /// <summary>How long a grain may take to load; the index over a million runs takes the longest.</summary>
    internal static readonly TimeSpan ActivationTimeout = TimeSpan.FromMinutes(2);

    /// <summary>How often a call may be passed on from a grain that has left to its next life; Orleans' own limit of 2 refuses bursts.</summary>
    internal const int MaxForwards = 100;
}
