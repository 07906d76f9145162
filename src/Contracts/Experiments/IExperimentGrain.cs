using Bayou.Contracts.Calls;
using Bayou.Contracts.Names;

namespace Bayou.Contracts.Experiments;

/// <summary>One experiment: its name, tags and life cycle. Key: the experiment id. Every call on an unknown id is RESOURCE_DOES_NOT_EXIST.</summary>
[Alias("bayou.IExperimentGrain")]
public interface IExperimentGrain : IGrainWithStringKey
{
    /// <summary>The experiment, deleted or not.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    [AlwaysInterleave, Idempotent, Alias("get")]
    Task<Experiment> GetAsync(CancellationToken cancellationToken = default);

    /// <summary>The experiment, if a run may be made in it.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="Errors.BayouException">INVALID_PARAMETER_VALUE: it is deleted.</exception>
    [AlwaysInterleave, Idempotent, Alias("admit")]
    Task<Experiment> AdmitRunAsync(CancellationToken cancellationToken = default);

    /// <summary>Gives the experiment another name.</summary>
    /// <param name="newName">Unique in the workspace.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    [Idempotent, Alias("rename")]
    Task RenameAsync(string newName, CancellationToken cancellationToken = default);

    /// <summary>Sets a tag.</summary>
    /// <param name="tag">Key and value.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    [Idempotent, Alias("set-tag")]
    Task SetTagAsync(Tag tag, CancellationToken cancellationToken = default);

    /// <summary>Removes a tag.</summary>
    /// <param name="key">The tag's key.</param>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    /// <exception cref="Errors.BayouException">RESOURCE_DOES_NOT_EXIST: there is no such tag.</exception>
    [Alias("delete-tag")]
    Task DeleteTagAsync(string key, CancellationToken cancellationToken = default);

    /// <summary>Moves the experiment and all its runs to the trash.</summary>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    [Alias("delete")]
    Task DeleteAsync(CancellationToken cancellationToken = default);

    /// <summary>Takes the experiment and all its runs out of the trash.</summary>
    /// <param name="cancellationToken">Ends the call before anything is written.</param>
    [Alias("restore")]
    Task RestoreAsync(CancellationToken cancellationToken = default);
}
