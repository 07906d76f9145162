using System.Collections.Immutable;

namespace Bayou.Grains.Journal;

/// <summary>The removal of a grain's stream, and of those that belong to it.</summary>
/// <param name="streams">What to remove, as it was decided; none to leave all as it is.</param>
/// <param name="follow">Called when the streams are gone; the command's caller waits for what it starts.</param>
internal sealed class JournalRemoval(Func<ImmutableArray<string>> streams, Func<Task> follow)
{
    internal ImmutableArray<string> Streams => streams();

    internal Task FollowAsync() => follow();
}
