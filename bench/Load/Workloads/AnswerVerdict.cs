namespace Bayou.Bench.Workloads;

/// <summary>What an answer means for its operation.</summary>
internal enum AnswerVerdict
{
    /// <summary>It is the last one.</summary>
    Done,

    /// <summary>The operation goes on with another request.</summary>
    More,

    /// <summary>It says success but is not what was asked for: counts as an error.</summary>
    Wrong,
}
