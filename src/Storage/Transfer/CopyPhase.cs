namespace Bayou.Storage.Transfer;

/// <summary>What a copy is doing.</summary>
public enum CopyPhase
{
    /// <summary>It reads the source and writes the target.</summary>
    Copying,

    /// <summary>It reads back what it has written.</summary>
    Checking,
}
