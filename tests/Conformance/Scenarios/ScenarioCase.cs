using System.Collections.Immutable;
using Bayou.Conformance.Tests.Documents;

namespace Bayou.Conformance.Tests.Scenarios;

/// <summary>One test.</summary>
/// <param name="Name">Says the behaviour; unique in its file.</param>
/// <param name="BayouOnly">Whether stock MLflow is known to differ.</param>
/// <param name="With">Variables of this row of a table.</param>
/// <param name="Steps">What to do.</param>
internal sealed record ScenarioCase(string Name, bool BayouOnly, MappingNode With, ImmutableArray<Step> Steps);
