namespace Orleans;

/// <summary>
/// Sees calls inside the called activation. Those from the service collection run in the order of their registration,
/// then the grain itself if it implements this.
/// </summary>
public interface IIncomingGrainCallFilter
{
    /// <summary>Runs around a call.</summary>
    /// <param name="context">The call; a filter that does not call its <c>Invoke</c> must set its <c>Result</c>.</param>
    Task Invoke(IIncomingGrainCallContext context);
}
