using Orleans.Embedded.Activations;
using Orleans.Embedded.Calls;
using Orleans.Runtime;

namespace Orleans.Embedded.Filters;

/// <summary>A call inside the called activation: service filters, then the grain's own, then its method.</summary>
internal sealed class IncomingCall(Activation activation, GrainCall call)
    : FilteredCall(call.Target, call.Method, call.Arguments), IIncomingGrainCallContext
{
    private readonly IIncomingGrainCallFilter[] _filters = activation.Runtime.IncomingFilters;

    public override object Grain => activation.GrainInstance!;

    public override GrainId? SourceId => call.Source?.GrainId;

    public IGrainContext TargetContext => activation;

    /// <inheritdoc/>
    protected override Task? InvokeFilter(int stage) =>
        stage < _filters.Length ? _filters[stage].Invoke(this)
        : stage == _filters.Length && Grain is IIncomingGrainCallFilter own ? own.Invoke(this)
        : null;

    /// <inheritdoc/>
    protected override Task InvokeTarget(GrainMethod method, object?[] arguments) => method.Invoke(Grain, arguments);
}
