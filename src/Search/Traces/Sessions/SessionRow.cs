namespace Bayou.Search.Traces.Sessions;

/// <summary>What a listing needs of a session before it is shown.</summary>
/// <param name="Code">The code of its id.</param>
/// <param name="First">Start of the first turn, in ms.</param>
/// <param name="Last">Last activity, in ms.</param>
/// <param name="HasErrors">Whether a turn failed.</param>
/// <param name="HasUser">Whether a turn is by the user asked for.</param>
internal record struct SessionRow(int Code, long First, long Last, bool HasErrors, bool HasUser);
