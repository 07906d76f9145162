using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Bayou.Api.Tests.Artifacts;

/// <summary>What clients say to the artifact routes.</summary>
internal static class ArtifactClient
{
    internal const string Proxy = "/api/2.0/mlflow-artifacts/artifacts/";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    internal static async Task<HttpResponseMessage> SendAsync(
        this ArtifactServer server, HttpMethod method, string target, HttpContent? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(target, UriKind.Relative)) { Content = body };
        foreach (var (name, value) in headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content!.Headers.TryAddWithoutValidation(name, value).ShouldBeTrue();
            }
        }

        return await server.Http.SendAsync(request, Stop);
    }

    internal static Task<HttpResponseMessage> GetAsync(this ArtifactServer server, string target, params (string Name, string Value)[] headers) =>
        server.SendAsync(HttpMethod.Get, target, body: null, headers);

    internal static async Task PutAsync(this ArtifactServer server, string path, string text)
    {
        using var answer = await server.SendAsync(HttpMethod.Put, Proxy + path, new StringContent(text));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.TextAsync()).ShouldBe("{}");
    }

    internal static Task<HttpResponseMessage> PostJsonAsync(this ArtifactServer server, string target, string json) =>
        server.SendAsync(HttpMethod.Post, target, new StringContent(json, Encoding.UTF8, new MediaTypeHeaderValue("application/json")));

    internal static async Task<string> TextAsync(this HttpResponseMessage answer) => await answer.Content.ReadAsStringAsync(Stop);

    internal static async Task ShouldBeErrorAsync(this HttpResponseMessage answer, HttpStatusCode status, string code, string message)
    {
        var text = await answer.TextAsync();
        answer.StatusCode.ShouldBe(status, text);
        text.ShouldStartWith($$"""{"error_code":"{{code}}","message":"{{message}}""");
    }

    internal static string? Header(this HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) || answer.Content.Headers.TryGetValues(name, out values) ? string.Join(", ", values) : null;
}
