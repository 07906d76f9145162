using Orleans.Embedded.Calls;
using Orleans.Embedded.Context;
using Orleans.Runtime;

namespace Orleans.Embedded.Filters;

/// <summary>A call at its caller: the service filters, then the sending itself.</summary>
internal sealed class OutgoingCall(GrainReference target, GrainMethod method, object?[] arguments)
    : FilteredCall(target, method, arguments), IOutgoingGrainCallContext
{
    private readonly IOutgoingGrainCallFilter[] _filters = target.Runtime.OutgoingFilters;

    public override object Grain => Target;

    public IGrainContext? SourceContext { get; } = RuntimeContext.Current;

    public override GrainId? SourceId => SourceContext?.GrainId;

    /// <inheritdoc/>
    protected override Task? InvokeFilter(int stage) => stage < _filters.Length ? _filters[stage].Invoke(this) : null;

    // The arguments are copied, so that a try after this one is not disturbed by what filters change meanwhile.
    /// <inheritdoc/>
    protected override Task InvokeTarget(GrainMethod method, object?[] arguments) => method.Send(Target, [.. arguments]);
}
