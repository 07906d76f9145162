using System.Collections.Immutable;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Names;
using Bayou.Contracts.Registry;
using Bayou.Contracts.Registry.Policies;
using Bayou.Grains.Registry.Policies;

namespace Bayou.Grains.Registry;

/// <summary>What each command on a registered model changes, or why it is refused. Pure; times come in as milliseconds.</summary>
internal static class ModelDecisions
{
    internal static RegisteredModelDelta Create(RegisteredModelState model, CreateRegisteredModel command, long now) => model.IsPresent
        ? throw AlreadyExists(model, command.Tags.Any(tag => tag.Key == PromptTags.IsPrompt))
        : RegisteredModelDelta.Of(new RegisteredModelHead(now, now, command.Description, 0)) with
        {
            StartsAnew = true,
            Tags = TagLists.Merge([], command.Tags, []),
        };

    internal static RegisteredModelDelta Update(RegisteredModelState model, string description, long now) =>
        RegisteredModelDelta.Of(model.Head with { Description = description, LastUpdateTime = now });

    /// <summary>What the new name gets, and what is left under the old one.</summary>
    internal static (RegisteredModelDelta Left, RegisteredModelDelta Arrived) Rename(
        RegisteredModelState model, RegisteredModelState target, long now)
    {
        PolicyDecisions.GuardName(model, "renamed");
        if (target.IsPresent)
        {
            throw new BayouException(ErrorCode.ResourceAlreadyExists, $"Registered Model (name={target.Name}) already exists. Choose another name.");
        }

        return (RegisteredModelDelta.Gone with { RenamedTo = target.Name }, Renew(model, now));
    }

    internal static RegisteredModelDelta Delete(RegisteredModelState model)
    {
        PolicyDecisions.GuardName(model, "deleted");
        return RegisteredModelDelta.Gone;
    }

    /// <summary>The whole model with new update times, as a rename leaves it.</summary>
    internal static RegisteredModelDelta Renew(RegisteredModelState model, long now)
    {
        var whole = model.ToDelta();
        return whole with
        {
            Head = model.Head with { LastUpdateTime = now },
            Versions = [.. whole.Versions.Select(version => version with { Head = version.Head! with { LastUpdateTime = now } })],
        };
    }

    internal static RegisteredModelDelta? SetTag(RegisteredModelState model, Tag tag) =>
        model.HasTag(tag) ? null : RegisteredModelDelta.Of(model.Head) with { Tags = [tag] };

    internal static RegisteredModelDelta? DeleteTag(RegisteredModelState model, string key) =>
        model.HasTag(key) ? RegisteredModelDelta.Of(model.Head) with { RemovedTags = [key] } : null;

    /// <summary>Points an alias that no policy guards.</summary>
    internal static RegisteredModelDelta? SetAlias(RegisteredModelState model, ModelAlias alias)
    {
        PromotionDecisions.RefuseGuarded(model, new Promotion(alias.Version, VersionPlace.Of(alias.Alias), false, null, null));
        return PointAlias(model, alias);
    }

    /// <summary>Points an alias, whatever guards it.</summary>
    internal static RegisteredModelDelta? PointAlias(RegisteredModelState model, ModelAlias alias)
    {
        GetVersion(model, alias.Version);
        return model.FindAlias(alias.Alias) == alias.Version ? null : RegisteredModelDelta.Of(model.Head) with { Aliases = [alias] };
    }

    internal static RegisteredModelDelta? DeleteAlias(RegisteredModelState model, string alias) =>
        model.FindAlias(alias) is null ? null : RegisteredModelDelta.Of(model.Head) with { RemovedAliases = [alias] };

    internal static RegisteredModelDelta CreateVersion(RegisteredModelState model, CreateModelVersion command, long now)
    {
        var number = checked(model.Head.LastVersion + 1);
        var head = new ModelVersionHead(
            now,
            now,
            command.Description,
            ModelStage.None,
            command.Source,
            command.StorageLocation,
            command.RunId,
            command.RunLink,
            command.ModelId,
            command.User);
        return RegisteredModelDelta.Of(model.Head with { LastVersion = number, LastUpdateTime = now }) with
        {
            Versions = [new ModelVersionDelta(number, head, TagLists.Merge([], command.Tags, []), [])],
        };
    }

    internal static RegisteredModelDelta UpdateVersion(RegisteredModelState model, int version, string? description, long now)
    {
        var head = GetVersion(model, version).Head with { Description = description, LastUpdateTime = now };
        return RegisteredModelDelta.Of(model.Head) with { Versions = [new ModelVersionDelta(version, head, [], [])] };
    }

    internal static void GuardArchiving(ModelStage stage, bool archiveExisting)
    {
        if (archiveExisting && !stage.IsActive())
        {
            throw BayouException.InvalidParameter(
                $"Model version transition cannot archive existing model versions because '{stage.WireName()}' is not an Active stage. "
                + "Valid stages are ['Staging', 'Production']");
        }
    }

    /// <summary>Moves a version to a stage that no policy guards.</summary>
    internal static RegisteredModelDelta Transition(RegisteredModelState model, int version, ModelStage stage, bool archiveExisting, long now)
    {
        PromotionDecisions.RefuseGuarded(model, new Promotion(version, VersionPlace.Of(stage), archiveExisting, null, null));
        return MoveToStage(model, version, stage, archiveExisting, now);
    }

    /// <summary>Moves a version to a stage, whatever guards it.</summary>
    internal static RegisteredModelDelta MoveToStage(RegisteredModelState model, int version, ModelStage stage, bool archiveExisting, long now)
    {
        GuardArchiving(stage, archiveExisting);
        var moved = GetVersion(model, version);
        var changes = ImmutableArray.CreateBuilder<ModelVersionDelta>();
        if (archiveExisting)
        {
            changes.AddRange(model.Versions.Where(other => other.Version != version && other.Head.Stage == stage)
                .Select(other => MoveTo(other, ModelStage.Archived, now)));
        }

        changes.Add(MoveTo(moved, stage, now));
        return RegisteredModelDelta.Of(model.Head with { LastUpdateTime = now }) with { Versions = changes.DrainToImmutable() };
    }

    internal static RegisteredModelDelta DeleteVersion(RegisteredModelState model, int version, long now)
    {
        GetVersion(model, version);
        return RegisteredModelDelta.Of(model.Head with { LastUpdateTime = now }) with
        {
            RemovedVersions = [version],
            RemovedAliases = model.AliasesOf(version),
        };
    }

    internal static RegisteredModelDelta? SetVersionTag(RegisteredModelState model, int version, Tag tag) => GetVersion(model, version).HasTag(tag)
        ? null
        : RegisteredModelDelta.Of(model.Head) with { Versions = [new ModelVersionDelta(version, null, [tag], [])] };

    internal static RegisteredModelDelta? DeleteVersionTag(RegisteredModelState model, int version, string key) => GetVersion(model, version).HasTag(key)
        ? RegisteredModelDelta.Of(model.Head) with { Versions = [new ModelVersionDelta(version, null, [], [key])] }
        : null;

    internal static StoredVersion GetVersion(RegisteredModelState model, int version) =>
        model.FindVersion(version) ?? throw VersionNotFound(model.Name, version);

    internal static BayouException NotFound(string name) => BayouException.DoesNotExist($"Registered Model with name={name} not found");

    internal static BayouException VersionNotFound(string name, int version) =>
        BayouException.DoesNotExist($"Model Version (name={name}, version={version}) not found");

    private static ModelVersionDelta MoveTo(StoredVersion version, ModelStage stage, long now) =>
        new(version.Version, version.Head with { Stage = stage, LastUpdateTime = now }, [], []);

    private static BayouException AlreadyExists(RegisteredModelState model, bool asPrompt)
    {
        var (old, wanted) = (Kind(model.IsPrompt), Kind(asPrompt));
        var message = old == wanted
            ? $"{wanted} (name={model.Name}) already exists."
            : $"Tried to create a {wanted.ToLowerInvariant()} with name '{model.Name}', but the name is already taken by a "
                + $"{old.ToLowerInvariant()}. MLflow does not allow creating a model and a prompt with the same name.";
        return new BayouException(ErrorCode.ResourceAlreadyExists, message);

        static string Kind(bool isPrompt) => isPrompt ? "Prompt" : "Registered Model";
    }
}
