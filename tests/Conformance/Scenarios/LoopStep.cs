using System.Collections.Immutable;
using Bayou.Conformance.Tests.Documents;

namespace Bayou.Conformance.Tests.Scenarios;

/// <summary>Runs steps several times: with `${i}` from 0, or with the fields of each listed mapping as variables.</summary>
/// <param name="Repeat">Template of the number of rounds, or null.</param>
/// <param name="ForEach">Template of the list of mappings, or null.</param>
/// <param name="Body">What to run in each round.</param>
internal sealed record LoopStep(Node? Repeat, Node? ForEach, ImmutableArray<Step> Body, int Line) : Step(Line);
