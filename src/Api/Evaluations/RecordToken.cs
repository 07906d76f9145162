using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Bayou.Api.Requests;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Evaluations;

namespace Bayou.Api.Evaluations;

/// <summary>Where a page of records ended, in MLflow's form: base64 of <c>created_time:record_id</c>. The id alone tells the place.</summary>
internal static class RecordToken
{
    private const string RecordPrefix = "dr-";

    internal static string After(EvaluationRecord last) => Convert.ToBase64String(
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{last.CreatedTime}:{last.RecordId}")));

    /// <summary>The id of the last record of the previous page; null for the first page.</summary>
    internal static string? Read(ObjectFields fields)
    {
        if (PageToken.Read(fields) is not { } token)
        {
            return null;
        }

        var bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(Encoding.UTF8.GetByteCount(token))];
        var text = Convert.TryFromBase64String(token, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : "";
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var id = colon < 0 ? "" : text[(colon + 1)..];
        return id.StartsWith(RecordPrefix, StringComparison.Ordinal)
            ? id
            : throw BayouException.InvalidParameter("Invalid page token. Send the next_page_token of the previous page as it came.");
    }
}
