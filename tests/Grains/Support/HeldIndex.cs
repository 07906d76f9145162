using System.Collections.Immutable;
using System.Threading.Channels;
using Bayou.Contracts.Names;
using Bayou.Contracts.Runs;

namespace Bayou.Grains.Tests.Support;

/// <summary>A run index whose calls wait for the test.</summary>
internal sealed class HeldIndex : IRunIndexGrain
{
    private readonly Channel<(ImmutableArray<RunChange>, TaskCompletionSource)> _calls =
        Channel.CreateUnbounded<(ImmutableArray<RunChange>, TaskCompletionSource)>();

    /// <summary>The next call, with what completes it.</summary>
    internal async Task<(ImmutableArray<RunChange> Changes, TaskCompletionSource Answer)> NextAsync() => await _calls.Reader.ReadAsync();

    /// <summary>Whether a call has come that the test did not take.</summary>
    internal bool HasMore => _calls.Reader.Count > 0;

    public Task ApplyAsync(ImmutableArray<RunChange> changes, CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource();
        _calls.Writer.TryWrite((changes, answer)).ShouldBeTrue();
        return answer.Task;
    }

    public Task<RunSearchPage> SearchAsync(RunSearchQuery query, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<ImmutableArray<string>> ListRunIdsAsync(ViewType view, CancellationToken cancellationToken) => throw new NotSupportedException();
}
