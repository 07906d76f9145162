using System.Collections.Immutable;
using System.Globalization;
using Bayou.Grains.Experiments.Records;
using Bayou.Grains.Journal;
using Bayou.Storage.Metrics;

namespace Bayou.Grains.Experiments;

/// <summary>
/// What a catalog itself must remember: the next id, and the names that are kept for experiments. Which names
/// experiments carry is in their own streams.
/// </summary>
/// <param name="workspace">The workspace.</param>
internal sealed class CatalogState(string workspace) : IJournaledState<CatalogEvent>
{
    private readonly Dictionary<string, NameReservation> _reservations = new(StringComparer.Ordinal);

    /// <summary>Ids are numbers given as text; 0 is the default experiment.</summary>
    internal long NextExperimentId { get; private set; }

    /// <summary>Whoever a name is kept for.</summary>
    internal NameReservation? FindReservation(string name) => _reservations.GetValueOrDefault(name);

    /// <summary>Forgets reservations that have served their purpose, or that were not used in time.</summary>
    internal void Release(Func<NameReservation, bool> isOver)
    {
        foreach (var reservation in _reservations.Values.Where(isOver).ToArray())
        {
            _reservations.Remove(reservation.Name);
        }
    }

    /// <inheritdoc />
    public void Apply(CatalogEvent change)
    {
        // A new experiment carries its name from its first record on, which is stored together with this one.
        if (change.Created)
        {
            NextExperimentId = long.Parse(change.Reservation.ExperimentId, CultureInfo.InvariantCulture) + 1;
        }
        else
        {
            _reservations[change.Reservation.Name] = change.Reservation;
        }
    }

    /// <inheritdoc />
    public CatalogEvent Decode(ReadOnlyMemory<byte> body)
    {
        var record = StoredFormat.Decode(CatalogRecord.Parser, body, StreamNames.Catalog(workspace));
        return new CatalogEvent(FromRecord(record.Name), record.Created);
    }

    /// <inheritdoc />
    public ReadOnlyMemory<byte> Encode(CatalogEvent change) =>
        StoredFormat.Encode(new CatalogRecord { Name = ToRecord(change.Reservation), Created = change.Created });

    /// <inheritdoc />
    public void Restore(ReadOnlyMemory<byte> body)
    {
        var snapshot = StoredFormat.Decode(CatalogSnapshot.Parser, body, StreamNames.Catalog(workspace));
        NextExperimentId = snapshot.NextExperimentId;
        foreach (var reservation in snapshot.Reservations.Select(FromRecord))
        {
            _reservations[reservation.Name] = reservation;
        }
    }

    /// <inheritdoc />
    public (ReadOnlyMemory<byte> Body, ImmutableArray<MetricChunk> Chunks) Snapshot()
    {
        var snapshot = new CatalogSnapshot { NextExperimentId = NextExperimentId };
        snapshot.Reservations.AddRange(_reservations.Values.Select(ToRecord));
        return (StoredFormat.Encode(snapshot), []);
    }

    /// <inheritdoc />
    public void Compacted()
    {
        // Nothing of this state moves out of memory.
    }

    private static NameRecord ToRecord(NameReservation reservation) => new()
    {
        ExperimentId = reservation.ExperimentId,
        Name = reservation.Name,
        ReservedAt = reservation.ReservedAt,
    };

    private static NameReservation FromRecord(NameRecord record) => new(record.ExperimentId, record.Name, record.ReservedAt);
}
