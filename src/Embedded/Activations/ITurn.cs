namespace Orleans.Embedded.Activations;

/// <summary>Something that an activation runs as a turn, beside the continuations that the task library schedules.</summary>
internal interface ITurn
{
    /// <summary>Runs until the first await that has to wait. Does not throw.</summary>
    void Run();
}
