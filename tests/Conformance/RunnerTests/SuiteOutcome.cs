namespace Bayou.Conformance.Tests.RunnerTests;

/// <summary>What a console run returned and printed.</summary>
internal sealed record SuiteOutcome(int ExitCode, string Output, int Requests)
{
    public void ShouldBe(int passed, int failed, int skipped)
    {
        Output.ShouldEndWith($"{passed} passed, {failed} failed, {skipped} skipped{Environment.NewLine}");
        ExitCode.ShouldBe(failed == 0 && passed > 0 ? 0 : 1);
    }
}
