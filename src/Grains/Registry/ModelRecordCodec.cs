using Bayou.Contracts.Names;
using Bayou.Contracts.Registry;
using Bayou.Grains.Journal;
using Bayou.Grains.Registry.Policies;
using Bayou.Grains.Registry.Records;

namespace Bayou.Grains.Registry;

/// <summary>The stored form of what changes in registered models.</summary>
internal static class ModelRecordCodec
{
    internal static ReadOnlyMemory<byte> Encode(RegisteredModelDelta delta)
    {
        var record = new ModelRecord { StartsAnew = delta.StartsAnew };
        if (delta.Head is { } head)
        {
            record.Head = ToRecord(head);
        }

        record.Tags.AddRange(delta.Tags.Select(ToRecord));
        record.RemovedTags.AddRange(delta.RemovedTags);
        record.Aliases.AddRange(delta.Aliases.Select(alias => new ModelAliasRecord { Alias = alias.Alias, Version = alias.Version }));
        record.RemovedAliases.AddRange(delta.RemovedAliases);
        record.Versions.AddRange(delta.Versions.Select(ToRecord));
        record.RemovedVersions.AddRange(delta.RemovedVersions);
        if (delta.RenamedTo is not null)
        {
            record.RenamedTo = delta.RenamedTo;
        }

        if (delta.Policies is not null)
        {
            record.Policies = PolicyCodec.ToRecord(delta.Policies);
        }

        return StoredFormat.Encode(record);
    }

    internal static RegisteredModelDelta Decode(ReadOnlyMemory<byte> body, string stream)
    {
        var record = StoredFormat.Decode(ModelRecord.Parser, body, stream);
        return new RegisteredModelDelta(
            record.StartsAnew,
            record.Head is null ? null : FromRecord(record.Head),
            [.. record.Tags.Select(FromRecord)],
            [.. record.RemovedTags],
            [.. record.Aliases.Select(alias => new ModelAlias(alias.Alias, alias.Version))],
            [.. record.RemovedAliases],
            [.. record.Versions.Select(FromRecord)],
            [.. record.RemovedVersions],
            record.HasRenamedTo ? record.RenamedTo : null,
            record.Policies is null ? null : PolicyCodec.FromRecord(record.Policies));
    }

    private static ModelTagRecord ToRecord(Tag tag) => new() { Key = tag.Key, Value = tag.Value };

    private static Tag FromRecord(ModelTagRecord record) => new(record.Key, record.Value);

    private static ModelHeadRecord ToRecord(RegisteredModelHead head)
    {
        var record = new ModelHeadRecord
        {
            CreationTime = head.CreationTime,
            LastUpdateTime = head.LastUpdateTime,
            LastVersion = head.LastVersion,
        };
        if (head.Description is not null)
        {
            record.Description = head.Description;
        }

        return record;
    }

    private static RegisteredModelHead FromRecord(ModelHeadRecord record) => new(
        record.CreationTime, record.LastUpdateTime, record.HasDescription ? record.Description : null, record.LastVersion);

    private static VersionRecord ToRecord(ModelVersionDelta delta)
    {
        var record = new VersionRecord { Version = delta.Version };
        if (delta.Head is { } head)
        {
            record.Head = ToRecord(head);
        }

        record.Tags.AddRange(delta.Tags.Select(ToRecord));
        record.RemovedTags.AddRange(delta.RemovedTags);
        return record;
    }

    private static ModelVersionDelta FromRecord(VersionRecord record) => new(
        record.Version,
        record.Head is null ? null : FromRecord(record.Head),
        [.. record.Tags.Select(FromRecord)],
        [.. record.RemovedTags]);

    private static VersionHeadRecord ToRecord(ModelVersionHead head)
    {
        var record = new VersionHeadRecord
        {
            CreationTime = head.CreationTime,
            LastUpdateTime = head.LastUpdateTime,
            Stage = (int)head.Stage,
            Source = head.Source,
            RunId = head.RunId,
            RunLink = head.RunLink,
        };
        if (head.Description is not null)
        {
            record.Description = head.Description;
        }

        if (head.StorageLocation != head.Source)
        {
            record.StorageLocation = head.StorageLocation;
        }

        if (head.ModelId is not null)
        {
            record.ModelId = head.ModelId;
        }

        if (head.CreatedBy is not null)
        {
            record.CreatedBy = head.CreatedBy;
        }

        return record;
    }

    private static ModelVersionHead FromRecord(VersionHeadRecord record) => new(
        record.CreationTime,
        record.LastUpdateTime,
        record.HasDescription ? record.Description : null,
        (ModelStage)record.Stage,
        record.Source,
        record.HasStorageLocation ? record.StorageLocation : record.Source,
        record.RunId,
        record.RunLink,
        record.HasModelId ? record.ModelId : null,
        record.HasCreatedBy ? record.CreatedBy : null);
}
