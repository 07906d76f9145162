using Orleans.Embedded.Context;

namespace Orleans.Runtime;

/// <summary>
/// Values that travel with calls: the callee sees what its caller had set when it called. What the callee changes stays
/// with the callee and its own calls.
/// </summary>
public static class RequestContext
{
    private const string ReentrancyKey = "#CCR";

    // Never changed after it was set, so that calls can share it without a copy.
    private static readonly AsyncLocal<Dictionary<string, object>?> Values = new();

    /// <summary>Names the call chain that may call back into the grains on it; empty when there is none.</summary>
    public static Guid ReentrancyId
    {
        get => ReentrancyIdOf(Values.Value);
        set
        {
            if (value == Guid.Empty)
            {
                Remove(ReentrancyKey);
            }
            else
            {
                Set(ReentrancyKey, value);
            }
        }
    }

    /// <summary>All keys that are set.</summary>
    public static IEnumerable<string> Keys => Values.Value?.Keys ?? Enumerable.Empty<string>();

    /// <summary>All keys and values that are set.</summary>
    public static IEnumerable<KeyValuePair<string, object>> Entries => Values.Value ?? Enumerable.Empty<KeyValuePair<string, object>>();

    /// <summary>A value.</summary>
    /// <param name="key">Its key.</param>
    /// <returns>Null when there is none.</returns>
    public static object? Get(string key) => Values.Value?.GetValueOrDefault(key);

    /// <summary>Sets a value for the calls made from here on.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="value">Treated as immutable.</param>
    public static void Set(string key, object value) =>
        Values.Value = Values.Value is { } old ? new(old) { [key] = value } : new() { [key] = value };

    /// <summary>Takes a value away for the calls made from here on.</summary>
    /// <param name="key">Its key.</param>
    /// <returns>Whether there was one.</returns>
    public static bool Remove(string key)
    {
        if (Values.Value is not { } old || !old.ContainsKey(key))
        {
            return false;
        }

        var rest = new Dictionary<string, object>(old);
        rest.Remove(key);
        Values.Value = rest.Count == 0 ? null : rest;
        return true;
    }

    /// <summary>Takes all values away for the calls made from here on.</summary>
    public static void Clear() => Values.Value = null;

    /// <summary>Until disposed, calls that come back to this grain along a chain of calls made from here are let in.</summary>
    public static ReentrancySection AllowCallChainReentrancy()
    {
        var original = ReentrancyId;
        return new ReentrancySection(original, original == Guid.Empty ? Guid.CreateVersion7() : original);
    }

    /// <summary>Until disposed, calls made from here are not let back in, whatever was allowed further up.</summary>
    public static ReentrancySection SuppressCallChainReentrancy() => new(ReentrancyId, Guid.Empty);

    internal static Dictionary<string, object>? Export() => Values.Value;

    internal static void Import(Dictionary<string, object>? values)
    {
        if (values is not null)
        {
            Values.Value = values;
        }
    }

    internal static Guid ReentrancyIdOf(Dictionary<string, object>? values) =>
        values is not null && values.TryGetValue(ReentrancyKey, out var id) ? (Guid)id : Guid.Empty;

    /// <summary>The stretch of code in which a chain of calls may come back.</summary>
    public readonly struct ReentrancySection : IDisposable
    {
        private readonly Guid _original;
        private readonly Guid _current;

        /// <summary>Enters the section.</summary>
        /// <param name="originalReentrancyId">The id outside of it.</param>
        /// <param name="newReentrancyId">The id inside of it; empty allows nothing.</param>
        public ReentrancySection(Guid originalReentrancyId, Guid newReentrancyId)
        {
            _original = originalReentrancyId;
            _current = newReentrancyId;
            if (_current != _original)
            {
                ReentrancyId = _current;
            }

            if (_current != Guid.Empty)
            {
                RuntimeContext.Current?.EnterReentrantSection(_current);
            }
        }

        /// <summary>Leaves the section.</summary>
        public void Dispose()
        {
            if (_current != Guid.Empty)
            {
                RuntimeContext.Current?.Admission.LeaveSection(_current);
            }

            if (_current != _original)
            {
                ReentrancyId = _original;
            }
        }
    }
}
