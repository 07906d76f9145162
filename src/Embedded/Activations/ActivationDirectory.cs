using System.Collections.Concurrent;
using Orleans.Embedded.Calls;
using Orleans.Embedded.Catalog;

namespace Orleans.Embedded.Activations;

/// <summary>All activations by their keys: the one place that makes sure that a key has one.</summary>
internal sealed class ActivationDirectory(EmbeddedRuntime runtime)
{
    private readonly ConcurrentDictionary<ActivationKey, Activation> _activations = new();

    internal int Count => _activations.Count;

    /// <summary>All activations, without a copy; changes meanwhile may show or not.</summary>
    internal IEnumerable<Activation> All => _activations.Select(static pair => pair.Value);

    /// <summary>Hands a call to an activation, a new one if need be.</summary>
    internal void Deliver(GrainCall call)
    {
        var grainClass = call.Target.Interface.Class;
        if (grainClass.Workers > 1)
        {
            DeliverToWorker(call, grainClass);
            return;
        }

        // One that refuses has ended and is out of the directory already.
        while (!GetOrCreate(new(grainClass, call.Target.Key, 0)).TryAccept(call))
        {
        }
    }

    /// <summary>Takes an ended activation out, or puts its successor in its place. The activation's gate is held.</summary>
    internal void Retire(Activation ended, Activation? successor)
    {
        if (successor is null)
        {
            _activations.TryRemove(new(ended.Key, ended));
        }
        else
        {
            _activations.TryUpdate(ended.Key, successor, ended);
        }
    }

    private void DeliverToWorker(GrainCall call, GrainClass grainClass)
    {
        while (true)
        {
            Activation? least = null;
            for (var worker = 0; worker < grainClass.Workers; worker++)
            {
                var activation = GetOrCreate(new(grainClass, call.Target.Key, worker));
                if (activation.TryAccept(call, onlyIfIdle: true))
                {
                    return;
                }

                least = least is null || activation.Admission.Load < least.Admission.Load ? activation : least;
            }

            if (least!.TryAccept(call))
            {
                return;
            }
        }
    }

    private Activation GetOrCreate(ActivationKey key) => _activations.TryGetValue(key, out var activation)
        ? activation
        : _activations.GetOrAdd(key, static (key, runtime) => new Activation(runtime, key), runtime);
}
