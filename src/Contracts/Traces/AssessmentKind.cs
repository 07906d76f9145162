namespace Bayou.Contracts.Traces;

/// <summary>What an assessment says.</summary>
public enum AssessmentKind
{
    /// <summary>A judgement of what the trace did.</summary>
    Feedback = 0,

    /// <summary>What it should have done.</summary>
    Expectation = 1,

    /// <summary>That an issue shows in it; the assessment's name is the issue's id.</summary>
    Issue = 2,
}
