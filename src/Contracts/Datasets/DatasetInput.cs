using System.Collections.Immutable;
using Bayou.Contracts.Names;

namespace Bayou.Contracts.Datasets;

/// <summary>A dataset that a run read, with the tags of that use.</summary>
/// <param name="Dataset">The dataset.</param>
/// <param name="Tags">Tags of the use; <see cref="ContextTag"/> is the one that MLflow shows.</param>
[GenerateSerializer, Immutable, Alias("bayou.DatasetInput")]
public sealed record DatasetInput([property: Id(0)] Dataset Dataset, [property: Id(1)] ImmutableArray<Tag> Tags)
{
    /// <summary>The tag that says what the data was used for (training, evaluation, …).</summary>
    public const string ContextTag = "mlflow.data.context";

    /// <summary>The value of <see cref="ContextTag"/>, or null.</summary>
    public string? Context
    {
        get
        {
            foreach (var tag in Tags)
            {
                if (tag.Key == ContextTag)
                {
                    return tag.Value;
                }
            }

            return null;
        }
    }
}
