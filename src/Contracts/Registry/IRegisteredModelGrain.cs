using System.Collections.Immutable;
using Bayou.Contracts.Calls;
using Bayou.Contracts.Names;

namespace Bayou.Contracts.Registry;

/// <summary>
/// One registered model with its versions, aliases and tags. Key: <see cref="GrainKeys.RegisteredModel"/>. A call on a model or version that
/// is not there is RESOURCE_DOES_NOT_EXIST.
/// </summary>
[Alias("bayou.IRegisteredModelGrain")]
public interface IRegisteredModelGrain : IGrainWithStringKey
{
    /// <summary>Makes the model.</summary>
    /// <param name="command">What to make.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    /// <exception cref="Errors.BayouException">RESOURCE_ALREADY_EXISTS: a model or prompt has the name.</exception>
    [Alias("create")]
    Task<RegisteredModel> CreateAsync(CreateRegisteredModel command, CancellationToken cancellationToken = default);

    /// <summary>The model.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    [AlwaysInterleave, Idempotent, Alias("get")]
    Task<RegisteredModel> GetAsync(CancellationToken cancellationToken = default);

    /// <summary>Replaces the description.</summary>
    /// <param name="description">Empty clears it.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    [Idempotent, Alias("update")]
    Task<RegisteredModel> UpdateAsync(string description, CancellationToken cancellationToken = default);

    /// <summary>
    /// Gives the model another name, with all it has. Both names change hands in one append: at no moment has none or have both of them the
    /// model. From then on the model is the grain of the new name.
    /// </summary>
    /// <param name="newName">Free in the workspace.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    /// <exception cref="Errors.BayouException">RESOURCE_ALREADY_EXISTS: the new name is taken. PERMISSION_DENIED: the model has policies.</exception>
    [Alias("rename")]
    Task<RegisteredModel> RenameAsync(string newName, CancellationToken cancellationToken = default);

    /// <summary>Deletes the model with all it has.</summary>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    /// <exception cref="Errors.BayouException">PERMISSION_DENIED: the model has policies.</exception>
    [Alias("delete")]
    Task DeleteAsync(CancellationToken cancellationToken = default);

    /// <summary>Sets a tag of the model.</summary>
    /// <param name="tag">Key and value.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    [Idempotent, Alias("set-tag")]
    Task SetTagAsync(Tag tag, CancellationToken cancellationToken = default);

    /// <summary>Removes a tag of the model; one that is not there is fine.</summary>
    /// <param name="key">The tag's key.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    [Idempotent, Alias("delete-tag")]
    Task DeleteTagAsync(string key, CancellationToken cancellationToken = default);

    /// <summary>Points an alias to a version, whatever it pointed to before.</summary>
    /// <param name="alias">Alias and version.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    /// <exception cref="Errors.BayouException">PERMISSION_DENIED: a policy guards the alias, see <see cref="Policies.IModelPolicyGrain"/>.</exception>
    [Idempotent, Alias("set-alias")]
    Task SetAliasAsync(ModelAlias alias, CancellationToken cancellationToken = default);

    /// <summary>Removes an alias; one that is not there is fine.</summary>
    /// <param name="alias">The alias.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    [Idempotent, Alias("delete-alias")]
    Task DeleteAliasAsync(string alias, CancellationToken cancellationToken = default);

    /// <summary>The version that an alias points to; <c>latest</c>, in any case, is the one with the greatest number.</summary>
    /// <param name="alias">The alias.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="Errors.BayouException">INVALID_PARAMETER_VALUE: there is no such alias.</exception>
    [AlwaysInterleave, Idempotent, Alias("get-by-alias")]
    Task<ModelVersion> GetByAliasAsync(string alias, CancellationToken cancellationToken = default);

    /// <summary>The newest version of each of some stages, ordered by number.</summary>
    /// <param name="stages">The stages; those without a version are left out.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    [AlwaysInterleave, Idempotent, Alias("get-latest")]
    Task<ImmutableArray<ModelVersion>> GetLatestVersionsAsync(ImmutableArray<ModelStage> stages, CancellationToken cancellationToken = default);

    /// <summary>Makes a version. Numbers count up from 1 without gaps and are never given twice.</summary>
    /// <param name="command">What to make.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    [Alias("create-version")]
    Task<ModelVersion> CreateVersionAsync(CreateModelVersion command, CancellationToken cancellationToken = default);

    /// <summary>A version.</summary>
    /// <param name="version">Its number.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    [AlwaysInterleave, Idempotent, Alias("get-version")]
    Task<ModelVersion> GetVersionAsync(int version, CancellationToken cancellationToken = default);

    /// <summary>Replaces a version's description.</summary>
    /// <param name="version">Its number.</param>
    /// <param name="description">Null clears it.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    [Idempotent, Alias("update-version")]
    Task<ModelVersion> UpdateVersionAsync(int version, string? description, CancellationToken cancellationToken = default);

    /// <summary>Moves a version to a stage.</summary>
    /// <param name="version">Its number.</param>
    /// <param name="stage">The stage.</param>
    /// <param name="archiveExisting">Whether all other versions of the stage move to Archived at the same moment.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    /// <exception cref="Errors.BayouException">
    /// INVALID_PARAMETER_VALUE: others are to be archived, and the stage is not an active one. PERMISSION_DENIED: a policy guards the stage,
    /// see <see cref="Policies.IModelPolicyGrain"/>.
    /// </exception>
    [Idempotent, Alias("transition")]
    Task<ModelVersion> TransitionVersionAsync(
        int version, ModelStage stage, bool archiveExisting, CancellationToken cancellationToken = default);

    /// <summary>Deletes a version and the aliases that point to it. Its number is not given again.</summary>
    /// <param name="version">Its number.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    [Alias("delete-version")]
    Task DeleteVersionAsync(int version, CancellationToken cancellationToken = default);

    /// <summary>Sets a tag of a version.</summary>
    /// <param name="version">Its number.</param>
    /// <param name="tag">Key and value.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    [Idempotent, Alias("set-version-tag")]
    Task SetVersionTagAsync(int version, Tag tag, CancellationToken cancellationToken = default);

    /// <summary>Removes a tag of a version; one that is not there is fine.</summary>
    /// <param name="version">Its number.</param>
    /// <param name="key">The tag's key.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    [Idempotent, Alias("delete-version-tag")]
    Task DeleteVersionTagAsync(int version, string key, CancellationToken cancellationToken = default);
}
