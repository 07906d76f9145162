using System.Text;
using System.Text.Json;
using Bayou.Bench.Http;
using Bayou.Bench.Targets;

namespace Bayou.Bench.Workloads.Registry;

/// <summary>One search of logged models, for the first page of 50.</summary>
internal sealed class LoggedModelSearchWorkload : IWorkload
{
    private readonly WorkloadOptions _options;
    private readonly string _question;
    private byte[] _body = [];

    /// <summary>Makes a search.</summary>
    /// <param name="options">How many logged models there are.</param>
    /// <param name="name">The workload's name.</param>
    /// <param name="filter">The filter; empty for none.</param>
    /// <param name="orderBy">The metric to order by, greatest first; null for the server's own order.</param>
    /// <param name="dataset">On which dataset metrics count; null for any.</param>
    internal LoggedModelSearchWorkload(WorkloadOptions options, string name, string filter, string? orderBy, string? dataset)
    {
        _options = options;
        var text = new StringBuilder("\"max_results\":50");
        if (filter.Length > 0)
        {
            text.Append(",\"filter\":\"").Append(JsonEncodedText.Encode(filter)).Append('"');
        }

        if (orderBy is not null)
        {
            text.Append(",\"order_by\":[{\"field_name\":\"").Append(orderBy).Append("\",\"ascending\":false}]");
        }

        if (dataset is not null)
        {
            text.Append(",\"datasets\":[{\"dataset_name\":\"").Append(dataset).Append("\"}]");
        }

        _question = text.ToString();
        var what = filter.Length > 0 ? filter : "no filter";
        what += dataset is null ? "" : $" on the dataset {dataset}";
        Description = new WorkloadDescription(name, orderBy is null ? what : $"{what}, by {orderBy} DESC");
    }

    public WorkloadDescription Description { get; }

    public void Prepare(MlflowServer server, int connections)
    {
        var experiment = server.RegistryFixtures.LoggedModels(_options);
        _body = Encoding.UTF8.GetBytes($"{{\"experiment_ids\":[\"{experiment}\"],{_question}}}");
    }

    public void Write(in Operation operation, RequestBuffer request) => request.Append(_body).Post("/api/2.0/mlflow/logged-models/search"u8);
}
