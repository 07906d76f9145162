using System.Text;
using System.Text.Json;

namespace Bayou.Bench.Workloads;

/// <summary>Bodies of <c>runs/search</c>.</summary>
internal static class RunSearchBody
{
    /// <summary>The fields that say what is looked for, 100 runs a page.</summary>
    internal static string Question(string filter, string? orderBy)
    {
        var text = new StringBuilder("\"max_results\":100");
        if (filter.Length > 0)
        {
            text.Append(",\"filter\":\"").Append(JsonEncodedText.Encode(filter)).Append('"');
        }

        if (orderBy is not null)
        {
            text.Append(",\"order_by\":[\"").Append(JsonEncodedText.Encode(orderBy)).Append("\"]");
        }

        return text.ToString();
    }

    /// <summary>A whole body.</summary>
    /// <param name="experiment">The experiment's id.</param>
    /// <param name="question">From <see cref="Question"/>.</param>
    /// <param name="token">The page; null for the first.</param>
    internal static byte[] Of(string experiment, string question, string? token)
    {
        var page = token is null ? "" : $",\"page_token\":\"{JsonEncodedText.Encode(token)}\"";
        return Encoding.UTF8.GetBytes($"{{\"experiment_ids\":[\"{experiment}\"],{question}{page}}}");
    }
}
