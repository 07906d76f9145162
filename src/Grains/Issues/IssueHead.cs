using Bayou.Contracts.Issues;

namespace Bayou.Grains.Issues;

/// <summary>An issue as it is after a command.</summary>
/// <param name="Workspace">The workspace whose catalog lists it.</param>
/// <param name="Issue">The issue.</param>
internal sealed record IssueHead(string Workspace, Issue Issue);
