using System.Collections.Immutable;
using Bayou.Contracts.Names;

namespace Bayou.Grains.Experiments;

/// <summary>What one command changed in an experiment: the head as it is afterwards, and tags.</summary>
internal sealed record ExperimentEvent(ExperimentHead Head, ImmutableArray<Tag> Tags, ImmutableArray<string> RemovedTags);
