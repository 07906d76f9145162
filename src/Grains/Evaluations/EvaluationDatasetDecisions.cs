using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Evaluations;
using Bayou.Contracts.Names;

namespace Bayou.Grains.Evaluations;

/// <summary>What each command on an evaluation dataset changes in its head. Pure; times come in as milliseconds.</summary>
internal static class EvaluationDatasetDecisions
{
    /// <summary>The tag that names the user.</summary>
    internal const string UserTag = "mlflow.user";

    private const int DigestDigits = 8;

    internal static DatasetHead Create(CreateEvaluationDataset command, string datasetId, long now)
    {
        var user = command.Tags.FirstOrDefault(tag => tag.Key == UserTag).Value;
        var dataset = new EvaluationDataset(
            datasetId,
            command.Name,
            Digest(command.Name, now),
            Schema: null,
            RecordCount: 0,
            now,
            now,
            user,
            user,
            command.Tags,
            [.. command.ExperimentIds.Distinct(StringComparer.Ordinal)]);
        return new DatasetHead(command.Workspace, dataset, Deleted: false);
    }

    internal static DatasetHead? SetTags(DatasetHead head, ImmutableArray<Tag> tags)
    {
        var set = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in head.Dataset.Tags.Concat(tags))
        {
            set[key] = value;
        }

        ImmutableArray<Tag> after = [.. set.Select(pair => new Tag(pair.Key, pair.Value))];
        return after.SequenceEqual(head.Dataset.Tags) ? null : head with { Dataset = head.Dataset with { Tags = after } };
    }

    internal static DatasetHead? DeleteTag(DatasetHead head, string key) => head.Dataset.Tags.Any(tag => tag.Key == key)
        ? head with { Dataset = head.Dataset with { Tags = [.. head.Dataset.Tags.Where(tag => tag.Key != key)] } }
        : null;

    internal static DatasetHead AddExperiments(DatasetHead head, ImmutableArray<string> experimentIds, long now)
    {
        ImmutableArray<string> after = [.. head.Dataset.ExperimentIds.Union(experimentIds, StringComparer.Ordinal)];
        return head with { Dataset = head.Dataset with { ExperimentIds = after, LastUpdateTime = now } };
    }

    internal static DatasetHead? RemoveExperiments(DatasetHead head, ImmutableArray<string> experimentIds, long now)
    {
        ImmutableArray<string> after = [.. head.Dataset.ExperimentIds.Except(experimentIds, StringComparer.Ordinal)];
        return after.Length == head.Dataset.ExperimentIds.Length
            ? null
            : head with { Dataset = head.Dataset with { ExperimentIds = after, LastUpdateTime = now } };
    }

    /// <summary>After records were upserted: schema, count, digest and times follow. The last user named counts.</summary>
    internal static DatasetHead Upserted(DatasetHead head, UpsertRecords command, long total, long now)
    {
        var user = command.Records.Select(record => record.User).LastOrDefault(name => name is not null);
        return head with
        {
            Dataset = head.Dataset with
            {
                Schema = DatasetSchema.Merge(head.Dataset.Schema, command.Schema, command.Records.IsEmpty),
                RecordCount = total,
                Digest = Digest(head.Dataset.Name, now),
                LastUpdateTime = now,
                LastUpdatedBy = user ?? head.Dataset.LastUpdatedBy,
            },
        };
    }

    internal static DatasetHead? Counted(DatasetHead head, long total) =>
        head.Dataset.RecordCount == total ? null : head with { Dataset = head.Dataset with { RecordCount = total } };

    internal static DatasetHead? Delete(DatasetHead head) => head.Deleted ? null : head with { Deleted = true };

    internal static BayouException NotFound(string datasetId) =>
        BayouException.DoesNotExist($"Evaluation dataset with id '{datasetId}' not found");

    private static string Digest(string name, long lastUpdateTime)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{name}:{lastUpdateTime}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..DigestDigits];
    }
}
