using Bayou.Conformance.Tests.Documents;

namespace Bayou.Conformance.Tests.Scenarios;

/// <summary>Sets variables, each of which may use the ones before it.</summary>
internal sealed record LetStep(MappingNode Variables, int Line) : Step(Line);
