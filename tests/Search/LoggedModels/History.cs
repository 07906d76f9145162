using System.Collections.Immutable;
using Bayou.Contracts.LoggedModels;

namespace Bayou.Search.Tests.LoggedModels;

/// <summary>Changes that lead to a model.</summary>
internal static class History
{
    /// <summary>One change that brings all at once.</summary>
    public static ImmutableArray<LoggedModelChange> Of(LoggedModel model, long sequence) =>
        [new(model.Info.ModelId, sequence, sequence - 1, model.Info, model.Params, model.Tags, [], model.Metrics)];
}
