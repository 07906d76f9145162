using Bayou.Contracts.Metrics;

namespace Bayou.Search.LoggedModels;

/// <summary>A metric point as <see cref="ModelPoints"/> keeps it: texts are numbers.</summary>
/// <param name="Metric">The number of the metric's column.</param>
/// <param name="Dataset">The number of the dataset; 0 for none.</param>
/// <param name="Run">The number of the run's id.</param>
/// <param name="Point">The point.</param>
internal readonly record struct ModelPoint(int Metric, int Dataset, int Run, MetricPoint Point);
