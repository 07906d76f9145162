using System.Globalization;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Experiments;
using Bayou.Contracts.Names;
using Bayou.Search.Experiments;

namespace Bayou.Grains.Experiments;

/// <summary>Who gets which name. Pure.</summary>
internal static class CatalogDecisions
{
    /// <summary>An experiment that does not take a name kept for it in this time, ms, has failed at it.</summary>
    internal const long ReservationLife = 5 * 60 * 1000;

    /// <summary>A new experiment: its reservation, and its own first event.</summary>
    internal static (CatalogEvent Catalog, ExperimentEvent Experiment) Create(
        CatalogState catalog, ExperimentTable table, CreateExperiment command, string workspace, string artifactRoot, long now)
    {
        GuardFree(catalog, table, command.Name, experimentId: null, now);
        var id = catalog.NextExperimentId.ToString(CultureInfo.InvariantCulture);
        var location = command.ArtifactLocation ?? $"{artifactRoot.TrimEnd('/')}/{id}";
        var head = new ExperimentHead(workspace, command.Name, location, LifecycleStage.Active, now, now, RunsPending: false);
        return (
            new CatalogEvent(new NameReservation(id, command.Name, now), Created: true),
            new ExperimentEvent(head, command.Tags, []));
    }

    internal static CatalogEvent Reserve(CatalogState catalog, ExperimentTable table, string experimentId, string name, long now)
    {
        GuardFree(catalog, table, name, experimentId, now);
        return new CatalogEvent(new NameReservation(experimentId, name, now), Created: false);
    }

    /// <summary>Whether a reservation keeps its name from nobody any more.</summary>
    internal static bool IsOver(NameReservation reservation, ExperimentTable table, long now) =>
        now - reservation.ReservedAt >= ReservationLife || table.FindByName(reservation.Name)?.ExperimentId == reservation.ExperimentId;

    private static void GuardFree(CatalogState catalog, ExperimentTable table, string name, string? experimentId, long now)
    {
        var holder = table.FindByName(name)?.ExperimentId;
        if (holder is null && catalog.FindReservation(name) is { } kept && !IsOver(kept, table, now))
        {
            holder = kept.ExperimentId;
        }

        if (holder is not null && holder != experimentId)
        {
            throw new BayouException(
                ErrorCode.ResourceAlreadyExists,
                $"Experiment(name={name}) already exists. Choose another name, or restore or rename the experiment with id {holder}, which may be deleted.");
        }
    }
}
