namespace Bayou.Api.Requests;

/// <summary>Page tokens are opaque; an empty one means the first page.</summary>
internal static class PageToken
{
    internal static string? Read(ObjectFields fields) => fields.Text("page_token") is { Length: > 0 } token ? token : null;
}
