namespace Orleans;

/// <summary>Sees calls where they are made. They run in the order of their registration.</summary>
public interface IOutgoingGrainCallFilter
{
    /// <summary>Runs around a call.</summary>
    /// <param name="context">The call; a filter that does not call its <c>Invoke</c> must set its <c>Result</c>.</param>
    Task Invoke(IOutgoingGrainCallContext context);
}
