using System.Globalization;
using Bayou.Bench.Http;
using Bayou.Bench.Workloads;

namespace Bayou.Bench.Data;

/// <summary>Makes empty experiments with two tags each.</summary>
internal sealed class ExperimentFillWorkload : IWorkload
{
    public WorkloadDescription Description { get; } = new("experiment-fill", "experiments with a name and two tags")
    {
        ComparesToBare = false,
    };

    /// <summary>The name of one of them.</summary>
    internal static string NameOf(long number)
    {
        var model = RunVocabulary.Models[number % RunVocabulary.Models.Length];
        return string.Create(CultureInfo.InvariantCulture, $"bayou-bench/{TeamOf(number)}/{model}-{number:000000}");
    }

    public void Write(in Operation operation, RequestBuffer request) => request
        .Append("{\"name\":\""u8).Append(NameOf(operation.Number))
        .Append("\",\"tags\":[{\"key\":\"team\",\"value\":\""u8).Append(TeamOf(operation.Number))
        .Append("\"},{\"key\":\"quarter\",\"value\":\"q"u8).Append(operation.Number % 4).Append("\"}]}"u8)
        .Post("/api/2.0/mlflow/experiments/create"u8);

    private static string TeamOf(long number) => RunVocabulary.Teams[number % RunVocabulary.Teams.Length];
}
