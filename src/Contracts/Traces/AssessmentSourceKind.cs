namespace Bayou.Contracts.Traces;

/// <summary>Who made an assessment.</summary>
public enum AssessmentSourceKind
{
    /// <summary>Not told.</summary>
    Unspecified = 0,

    /// <summary>A person.</summary>
    Human = 1,

    /// <summary>A language model.</summary>
    LlmJudge = 2,

    /// <summary>A program.</summary>
    Code = 3,
}
