using System.Collections.Immutable;
using Bayou.Contracts.Names;
using Bayou.Contracts.Registry;
using Bayou.Contracts.Registry.Policies;
using Bayou.Grains.Journal;
using Bayou.Grains.Registry.Policies;
using Bayou.Storage.Metrics;

namespace Bayou.Grains.Registry;

/// <summary>A registered model in memory, or what is left of one: a name whose model was deleted or renamed.</summary>
/// <param name="workspace">The workspace.</param>
/// <param name="name">The model's name.</param>
internal sealed class RegisteredModelState(string workspace, string name) : IJournaledState<RegisteredModelDelta>
{
    private readonly OrderedDictionary<string, string> _tags = new(StringComparer.Ordinal);
    private readonly OrderedDictionary<string, int> _aliases = new(StringComparer.Ordinal);
    private readonly SortedList<int, StoredVersion> _versions = [];
    private RegisteredModelHead? _head;

    internal string Name => name;

    /// <summary>Whether the name has a model.</summary>
    internal bool IsPresent => _head is not null;

    /// <summary>Only of a model that is there.</summary>
    internal RegisteredModelHead Head => _head ?? throw new InvalidOperationException($"model {name} has no head");

    /// <summary>Where the model went, if it is gone by a rename.</summary>
    internal string? RenamedTo { get; private set; }

    /// <summary>By number, ascending.</summary>
    internal IEnumerable<StoredVersion> Versions => _versions.Values;

    /// <summary>What guards its aliases and stages.</summary>
    internal ModelPolicies Policies { get; } = new();

    internal bool IsPrompt => _tags.ContainsKey(PromptTags.IsPrompt);

    internal bool HasTag(string key) => _tags.ContainsKey(key);

    internal bool HasTag(Tag tag) => _tags.TryGetValue(tag.Key, out var value) && value == tag.Value;

    internal int? FindAlias(string alias) => _aliases.TryGetValue(alias, out var version) ? version : null;

    internal StoredVersion? FindVersion(int version) => _versions.GetValueOrDefault(version);

    /// <summary>The version that clients get who ask for an alias, or for a stage, of which the newest version counts.</summary>
    internal StoredVersion? FindHolder(VersionPlace place) => place.Alias is null
        ? _versions.Values.LastOrDefault(version => version.Head.Stage == place.Stage)
        : FindAlias(place.Alias) is { } version ? FindVersion(version) : null;

    internal ImmutableArray<string> AliasesOf(int version) =>
        [.. _aliases.Where(alias => alias.Value == version).Select(alias => alias.Key)];

    /// <inheritdoc />
    public void Apply(RegisteredModelDelta change)
    {
        if (change.StartsAnew)
        {
            _tags.Clear();
            _aliases.Clear();
            _versions.Clear();
            Policies.Clear();
        }

        _head = change.Head;
        RenamedTo = change.RenamedTo;
        foreach (var (key, value) in change.Tags)
        {
            _tags[key] = value;
        }

        foreach (var key in change.RemovedTags)
        {
            _tags.Remove(key);
        }

        foreach (var version in change.Versions)
        {
            Apply(version);
        }

        foreach (var version in change.RemovedVersions)
        {
            _versions.Remove(version);
        }

        foreach (var (alias, version) in change.Aliases)
        {
            _aliases[alias] = version;
        }

        foreach (var alias in change.RemovedAliases)
        {
            _aliases.Remove(alias);
        }

        if (change.Policies is not null)
        {
            Policies.Apply(change.Policies);
        }

        Policies.Follow(this);
    }

    /// <inheritdoc />
    public RegisteredModelDelta Decode(ReadOnlyMemory<byte> body) => ModelRecordCodec.Decode(body, ModelStreams.Model(workspace, name));

    /// <inheritdoc />
    public ReadOnlyMemory<byte> Encode(RegisteredModelDelta change) => ModelRecordCodec.Encode(change);

    /// <inheritdoc />
    public void Restore(ReadOnlyMemory<byte> body) => Apply(Decode(body));

    /// <inheritdoc />
    public (ReadOnlyMemory<byte> Body, ImmutableArray<MetricChunk> Chunks) Snapshot() => (Encode(ToDelta()), []);

    /// <inheritdoc />
    public void Compacted()
    {
        // Nothing of this state moves out of memory.
    }

    /// <summary>The whole model, as a delta that starts anew.</summary>
    internal RegisteredModelDelta ToDelta() => _head is null
        ? RegisteredModelDelta.Gone with { RenamedTo = RenamedTo }
        : RegisteredModelDelta.Of(_head) with
        {
            StartsAnew = true,
            Tags = [.. _tags.Select(tag => new Tag(tag.Key, tag.Value))],
            Aliases = [.. _aliases.Select(alias => new ModelAlias(alias.Key, alias.Value))],
            Versions = [.. _versions.Values.Select(version => new ModelVersionDelta(version.Version, version.Head, version.Tags, []))],
            Policies = Policies.ToDelta(),
        };

    /// <summary>The model as clients read it.</summary>
    internal RegisteredModel ToModel() => new(
        name,
        Head,
        [.. _tags.Select(tag => new Tag(tag.Key, tag.Value))],
        [.. _aliases.Select(alias => new ModelAlias(alias.Key, alias.Value))],
        [.. LatestVersions(ModelStages.All).Select(version => ToVersion(version, []))]);

    /// <summary>The newest version of each of some stages, ordered by number.</summary>
    internal IEnumerable<StoredVersion> LatestVersions(ImmutableArray<ModelStage> stages)
    {
        var latest = new StoredVersion?[ModelStages.All.Length];
        foreach (var version in _versions.Values)
        {
            latest[(int)version.Head.Stage] = version;
        }

        return ModelStages.All.Where(stages.Contains).Select(stage => latest[(int)stage]).OfType<StoredVersion>().OrderBy(version => version.Version);
    }

    /// <summary>A version as clients read it, with its aliases.</summary>
    internal ModelVersion ToVersion(StoredVersion version) => ToVersion(version, AliasesOf(version.Version));

    private ModelVersion ToVersion(StoredVersion version, ImmutableArray<string> aliases) =>
        new(name, version.Version, version.Head, version.Tags, aliases);

    private void Apply(ModelVersionDelta change)
    {
        var before = FindVersion(change.Version);
        var head = change.Head ?? before?.Head ?? throw new InvalidDataException($"Version {change.Version} of model {name} has no head.");
        _versions[change.Version] = new StoredVersion(change.Version, head, TagLists.Merge(before?.Tags ?? [], change.Tags, change.RemovedTags));
    }
}
