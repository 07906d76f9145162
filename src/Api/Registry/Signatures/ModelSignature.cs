using System.Collections.Immutable;

namespace Bayou.Api.Registry.Signatures;

/// <summary>What a model takes and gives. A part that is null was not declared.</summary>
/// <param name="Inputs">The inputs: all with names, or none.</param>
/// <param name="Outputs">The outputs: all with names, or none.</param>
/// <param name="Params">The params, with the type of their values; those that are lists are arrays.</param>
internal sealed record ModelSignature(
    ImmutableArray<SignatureColumn>? Inputs, ImmutableArray<SignatureColumn>? Outputs, ImmutableArray<SignatureColumn>? Params);
