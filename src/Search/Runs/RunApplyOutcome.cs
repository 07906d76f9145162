namespace Bayou.Search.Runs;

/// <summary>What a <see cref="RunTable"/> did with a run's change.</summary>
public enum RunApplyOutcome
{
    /// <summary>The table now holds the run as it is after the change.</summary>
    Applied,

    /// <summary>The table held this change already; nothing was done.</summary>
    AlreadyKnown,

    /// <summary>The table lacks an earlier change; read the whole run and give it to <see cref="RunTable.Replace"/>.</summary>
    Gap,
}
