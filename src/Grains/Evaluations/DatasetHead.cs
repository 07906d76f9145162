using Bayou.Contracts.Evaluations;

namespace Bayou.Grains.Evaluations;

/// <summary>A dataset's head as it is after a command.</summary>
/// <param name="Workspace">The workspace whose catalog lists it.</param>
/// <param name="Dataset">The dataset.</param>
/// <param name="Deleted">Whether it is gone for good.</param>
internal sealed record DatasetHead(string Workspace, EvaluationDataset Dataset, bool Deleted);
