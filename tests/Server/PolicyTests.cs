using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Bayou.Testing;

namespace Bayou.Server.Tests;

public sealed class PolicyTests
{
    private const int ConfigurationFault = 2;
    private const string Policies = "api/2.0/bayou/registered-models/policies";
    private const string Approvals = "api/2.0/bayou/model-versions/approvals";
    private const string Alias = "api/2.0/mlflow/registered-models/alias";

    [Fact]
    public async Task Policies_OfAServerThatWasKilled_GuardAsBefore()
    {
        var folder = Directory.CreateTempSubdirectory("bayou-policies-");
        try
        {
            await using (var server = await StartAsync(folder.FullName))
            {
                await PostAsync(server, "root", "api/2.0/mlflow/registered-models/create", new { name = "m" });
                await PostAsync(server, "ann", "api/2.0/mlflow/model-versions/create", new { name = "m", source = "s3://b/1" });
                await PostAsync(server, "ann", "api/2.0/mlflow/model-versions/create", new { name = "m", source = "s3://b/2" });
                await PostAsync(server, "root", Policies, new { name = "m", policy = new { name = "live", aliases = new[] { "champion" }, approvals = 1 } });
                await PostAsync(server, "bob", Approvals, new { name = "m", version = "2", policy = "live" });
                await server.KillAsync();
            }

            await using var restarted = await StartAsync(folder.FullName);

            (await SendAsync(restarted, "ann", Alias, new { name = "m", alias = "champion", version = "1" })).Status.ShouldBe(HttpStatusCode.Forbidden);
            (await SendAsync(restarted, "ann", Alias, new { name = "m", alias = "champion", version = "2" })).Status.ShouldBe(HttpStatusCode.OK);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Policies_WhereAdministratorsAreNamed_AreChangedByThemAlone()
    {
        await using var server = await StartAsync(null);
        await PostAsync(server, "ann", "api/2.0/mlflow/registered-models/create", new { name = "m" });
        var policy = new { name = "m", policy = new { name = "live", aliases = new[] { "champion" }, approvals = 1 } };

        (await SendAsync(server, "ann", Policies, policy)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await SendAsync(server, null, Policies, policy)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await SendAsync(server, "Root", Policies, policy)).Status.ShouldBe(HttpStatusCode.OK);
        (await SendAsync(server, "ann", Policies, new { name = "m", policy = "live" }, HttpMethod.Delete)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await SendAsync(server, "root", Policies, new { name = "m", policy = "live" }, HttpMethod.Delete)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task UserHeader_OfConnectionsThatAreNotTheProxys_DoesNotCount()
    {
        await using var server = await StartAsync(null, ("BAYOU_USER_HEADER_SOURCES", "10.0.0.0/8"));

        var answer = await SendAsync(server, "bob", Approvals, new { name = "m", version = "1", policy = "live" });

        answer.Status.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Body.GetProperty("error_code").GetString().ShouldBe("UNAUTHENTICATED");
    }

    [Fact]
    public async Task Server_IdentityFaults_AreAllToldByKey()
    {
        var exit = await BayouProcess.RunAsync(new BayouProcessOptions
        {
            Arguments = ["server"],
            Environment = new Dictionary<string, string> { ["BAYOU_USER_HEADER_SOURCES"] = "proxy,10.0.0.0/8", ["BAYOU_POLICY_ADMINS"] = "root" },
        });

        exit.Code.ShouldBe(ConfigurationFault);
        exit.Error.ShouldContain("  BAYOU_USER_HEADER_SOURCES: 'proxy' is no address, and no network such as 10.0.0.0/8.");
        exit.Error.ShouldContain("  BAYOU_POLICY_ADMINS: The server does not know who its users are. Set BAYOU_USER_HEADER to the header");
    }

    private static Task<BayouProcess> StartAsync(string? directory, params (string Name, string Value)[] settings)
    {
        var environment = settings.ToDictionary(setting => setting.Name, setting => setting.Value);
        environment["BAYOU_USER_HEADER"] = "X-Forwarded-User";
        environment["BAYOU_POLICY_ADMINS"] = "root";
        return BayouProcess.StartAsync(
            new BayouProcessOptions { Arguments = ["server", "--port", "0"], Directory = directory, Environment = environment });
    }

    private static async Task PostAsync(BayouProcess server, string user, string path, object body) =>
        (await SendAsync(server, user, path, body)).Status.ShouldBe(HttpStatusCode.OK);

    private static async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(
        BayouProcess server, string? user, string path, object body, HttpMethod? method = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        if (user is not null)
        {
            request.Headers.Add("X-Forwarded-User", user);
        }

        using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken));
    }
}
