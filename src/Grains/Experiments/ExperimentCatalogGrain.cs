using Bayou.Contracts.Errors;
using Bayou.Contracts.Experiments;
using Bayou.Grains.Journal;
using Bayou.Search.Experiments;
using Bayou.Storage;
using Bayou.Storage.Log;
using Orleans.Runtime;

namespace Bayou.Grains.Experiments;

/// <summary>
/// Holds a workspace's names and the table over its experiments. The table is rebuilt from the log when it is first needed
/// and then follows what experiments tell. After a failed write it is rebuilt: what was stored is then not known.
/// </summary>
internal sealed class ExperimentCatalogGrain : Grain, IExperimentCatalogGrain
{
    private const string DefaultExperimentName = "Default";

    private readonly IStateStore _store;
    private readonly ExperimentOptions _options;
    private readonly TimeProvider _time;
    private readonly string _workspace;
    private readonly Journal<CatalogState, CatalogEvent> _journal;
    private Task<ExperimentTable>? _table;

    /// <summary>Made by the engine.</summary>
    /// <param name="store">The log.</param>
    /// <param name="journal">When to compact.</param>
    /// <param name="options">How experiments are made.</param>
    /// <param name="time">The clock of creation times.</param>
    public ExperimentCatalogGrain(IStateStore store, JournalOptions journal, ExperimentOptions options, TimeProvider time)
    {
        _store = store;
        _options = options;
        _time = time;
        _workspace = this.GetPrimaryKeyString();
        _journal = new Journal<CatalogState, CatalogEvent>(
            StreamNames.Catalog(_workspace), store.Log, journal, () => new CatalogState(_workspace), maxAttempts: 1);
    }

    /// <inheritdoc />
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => _journal.LeaveAsync();

    /// <inheritdoc />
    public async Task<string> CreateAsync(CreateExperiment command, CancellationToken cancellationToken) =>
        await CreateAsync(await LoadAsync(cancellationToken), command, cancellationToken);

    /// <inheritdoc />
    public async Task<Experiment?> FindByNameAsync(string name, CancellationToken cancellationToken) =>
        (await LoadAsync(cancellationToken)).FindByName(name);

    /// <inheritdoc />
    public async Task<ExperimentSearchPage> SearchAsync(ExperimentSearchQuery query, CancellationToken cancellationToken) =>
        (await LoadAsync(cancellationToken)).Search(query);

    /// <inheritdoc />
    public async Task ReserveNameAsync(string experimentId, string name, CancellationToken cancellationToken)
    {
        var table = await LoadAsync(cancellationToken);
        await WriteAsync(() => _journal.CommitAsync(
            catalog => CatalogDecisions.Reserve(catalog, table, experimentId, name, Now()), cancellationToken));
    }

    /// <inheritdoc />
    public async Task ApplyAsync(ExperimentChange change, CancellationToken cancellationToken)
    {
        var table = await LoadAsync(cancellationToken);
        table.Upsert(change.Experiment, change.Sequence);
        _journal.State.Release(reservation => CatalogDecisions.IsOver(reservation, table, Now()));
    }

    private async Task<string> CreateAsync(ExperimentTable table, CreateExperiment command, CancellationToken cancellationToken)
    {
        ExperimentState? experiment = null;
        await WriteAsync(() => _journal.CommitWithAsync(
            catalog =>
            {
                var (change, first) = CatalogDecisions.Create(catalog, table, command, _workspace, _options.DefaultArtifactRoot, Now());
                experiment = new ExperimentState(change.Reservation.ExperimentId);
                var body = experiment.Encode(first);
                experiment.Apply(first);
                return (change, new LogRecord(
                    StreamNames.Experiment(experiment.ExperimentId), 1, body, StreamNames.ExperimentsOf(_workspace)));
            },
            cancellationToken));
        table.Upsert(experiment!.ToExperiment(), 1);
        return experiment.ExperimentId;
    }

    private async Task WriteAsync(Func<Task<CatalogEvent?>> write)
    {
        try
        {
            await write();
        }
        catch (BayouException exception) when (exception.Code == ErrorCode.TemporarilyUnavailable)
        {
            _table = null;
            throw;
        }
    }

    private async ValueTask<ExperimentTable> LoadAsync(CancellationToken cancellationToken)
    {
        await _journal.LoadAsync(cancellationToken);
        if (_table is null or { IsFaulted: true })
        {
            _table = BuildAsync();
        }

        return await _table.WaitAsync(cancellationToken);
    }

    private async Task<ExperimentTable> BuildAsync()
    {
        var table = new ExperimentTable();
        await foreach (var stored in _store.Log.ReadChildrenAsync(StreamNames.ExperimentsOf(_workspace), CancellationToken.None))
        {
            var experiment = new ExperimentState(StreamNames.ExperimentIdOf(stored.Stream));
            Journal<ExperimentState, ExperimentEvent>.Replay(experiment, stored);
            table.Upsert(experiment.ToExperiment(), stored.Sequence);
        }

        if (_journal.State.NextExperimentId == 0)
        {
            await CreateAsync(table, new CreateExperiment(DefaultExperimentName, null, []), CancellationToken.None);
        }

        return table;
    }

    private long Now() => _time.GetUtcNow().ToUnixTimeMilliseconds();
}
