using Bayou.Conformance.Tests.Documents;

namespace Bayou.Conformance.Tests.Scenarios;

/// <summary>Sends a request and checks what comes back.</summary>
/// <param name="Request">Template of the message.</param>
/// <param name="Response">Template of the expectation; null expects 200.</param>
/// <param name="Capture">Variable name to path into the answer's JSON.</param>
/// <param name="BayouOnly">Whether stock MLflow is not asked.</param>
internal sealed record RequestStep(Node Request, Node? Response, MappingNode Capture, bool BayouOnly, int Line) : Step(Line);
