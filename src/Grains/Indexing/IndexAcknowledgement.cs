namespace Bayou.Grains.Indexing;

/// <summary>When a change of a run or trace may be acknowledged, so that every later search shows it.</summary>
internal enum IndexAcknowledgement
{
    /// <summary>When the index has taken it in. Right everywhere, also where searches come through other processes.</summary>
    WhenApplied,

    /// <summary>
    /// When it is on its way. For one process alone, where each reader of the index waits for what was on its way when it came
    /// (<see cref="IndexUpdates{TChange}.ArrivedAsync"/>): then readers wait instead of writers.
    /// </summary>
    WhenQueued,
}
