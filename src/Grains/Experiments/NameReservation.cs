namespace Bayou.Grains.Experiments;

/// <summary>A name kept for an experiment until the experiment itself carries it.</summary>
/// <param name="ExperimentId">The experiment.</param>
/// <param name="Name">The name.</param>
/// <param name="ReservedAt">Milliseconds since the Unix epoch.</param>
internal sealed record NameReservation(string ExperimentId, string Name, long ReservedAt);
