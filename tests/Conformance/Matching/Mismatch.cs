namespace Bayou.Conformance.Tests.Matching;

/// <summary>One place where an answer differs from what was expected.</summary>
internal sealed record Mismatch(string Path, string Expected, string Actual)
{
    public override string ToString() => $"{Path}: expected {Expected}, got {Actual}";
}
