using System.Diagnostics.CodeAnalysis;

namespace Bayou.Storage.Writing;

/// <summary>
/// Where streams stand that the one writer of a database wrote to last: what it has seen of a stream holds until it writes to it again. Holds
/// for whoever is the only one to write.
/// </summary>
/// <typeparam name="THead">What is known of a stream's end.</typeparam>
internal sealed class RememberedHeads<THead>
    where THead : struct
{
    // Some megabytes. Streams that are written to all the time come back at once after they were forgotten with all others.
    private const int MostRemembered = 16_384;

    private readonly Dictionary<string, THead> _heads = new(StringComparer.Ordinal);

    /// <summary>Where a stream stands, if that is remembered.</summary>
    public bool TryGet(string stream, [MaybeNullWhen(false)] out THead head) => _heads.TryGetValue(stream, out head);

    /// <summary>Takes notice of where a write has brought a stream.</summary>
    public void Remember(string stream, THead head)
    {
        if (_heads.Count >= MostRemembered)
        {
            _heads.Clear();
        }

        _heads[stream] = head;
    }

    /// <summary>Takes notice of a stream's removal.</summary>
    public void Forget(string stream) => _heads.Remove(stream);

    /// <summary>Takes notice of a write that failed, or of a time when others may have written: what was remembered may not be so.</summary>
    public void ForgetAll() => _heads.Clear();
}
