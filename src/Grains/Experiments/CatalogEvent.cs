namespace Bayou.Grains.Experiments;

/// <summary>A name is taken by an experiment, which is new when <paramref name="Created"/> is true.</summary>
internal sealed record CatalogEvent(NameReservation Reservation, bool Created);
