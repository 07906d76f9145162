using Bayou.Contracts.Errors;
using Bayou.Contracts.Webhooks;
using Bayou.Grains.Tests.Support;

namespace Bayou.Grains.Tests.Webhooks;

public sealed class CatalogTests
{
    private readonly MemoryStore _store = new();

    [Fact]
    public async Task Webhooks_AfterARestart_AreAsTheyWere()
    {
        Webhook first;
        Webhook second;
        await using (var host = await WebhookHost.StartAsync(_store))
        {
            first = await host.CreateAsync("http://127.0.0.1:9/a");
            second = await host.CreateAsync("http://127.0.0.1:9/b", null);
            var gone = await host.CreateAsync("http://127.0.0.1:9/c");
            await host.Catalog.DeleteAsync(gone.WebhookId);
            second = await host.Catalog.UpdateAsync(
                new UpdateWebhook(second.WebhookId, "renamed", "about", null, [WebhookEventTypes.All[1]], null, WebhookStatus.Disabled));
        }

        await using var restarted = await WebhookHost.StartAsync(_store);
        var page = await restarted.Catalog.ListAsync(10, null);

        page.Webhooks.Select(webhook => webhook.WebhookId).ShouldBe([second.WebhookId, first.WebhookId]);
        page.Webhooks[0].ShouldSatisfyAllConditions(
            webhook => webhook.Name.ShouldBe("renamed"),
            webhook => webhook.Description.ShouldBe("about"),
            webhook => webhook.Events.ShouldHaveSingleItem().ShouldBe(WebhookEventTypes.All[1]),
            webhook => webhook.Status.ShouldBe(WebhookStatus.Disabled));
    }

    [Fact]
    public async Task List_InPages_TellsEachWebhookOnceThoughOthersAreAdded()
    {
        await using var host = await WebhookHost.StartAsync(_store);
        var ids = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            ids.Add((await host.CreateAsync("http://127.0.0.1:9/")).WebhookId);
        }

        var first = await host.Catalog.ListAsync(2, null);
        await host.CreateAsync("http://127.0.0.1:9/");
        var second = await host.Catalog.ListAsync(2, first.NextPageToken);
        var third = await host.Catalog.ListAsync(2, second.NextPageToken);

        first.Webhooks.Concat(second.Webhooks).Concat(third.Webhooks).Select(webhook => webhook.WebhookId).ShouldBe(Enumerable.Reverse(ids));
        third.NextPageToken.ShouldBeNull();
    }

    [Fact]
    public async Task Create_WithASecretButNoKey_IsRefusedAndSaysHowToMendIt()
    {
        var options = WebhookHost.Options();
        options.SecretKey = [];
        await using var host = await WebhookHost.StartAsync(_store, options);

        var refused = await Should.ThrowAsync<BayouException>(() => host.CreateAsync("http://127.0.0.1:9/"));

        refused.Code.ShouldBe(ErrorCode.InvalidParameterValue);
        refused.Message.ShouldContain("BAYOU_WEBHOOK_SECRET_KEY");
        (await host.Catalog.ListAsync(10, null)).Webhooks.ShouldBeEmpty();
    }

    [Fact]
    public async Task Create_ByManyAtOnceInAnEmptyStore_KeepsAll()
    {
        await using var host = await WebhookHost.StartAsync(_store);

        var made = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => host.CreateAsync("http://127.0.0.1:9/")));

        (await host.Catalog.ListAsync(100, null)).Webhooks.Select(webhook => webhook.WebhookId)
            .ShouldBe(made.Select(webhook => webhook.WebhookId), ignoreOrder: true);
    }

    [Theory]
    [InlineData("a", true)]
    [InlineData("A.b_c-9", true)]
    [InlineData("", false)]
    [InlineData("-a", false)]
    [InlineData("a.", false)]
    [InlineData("a b", false)]
    [InlineData("a\n", false)]
    [InlineData("é", false)]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123", false)]
    public async Task Create_ByName_TakesWhatMlflowTakes(string name, bool isTaken)
    {
        await using var host = await WebhookHost.StartAsync(_store);
        var command = new CreateWebhook(name, null, "http://127.0.0.1:9/", WebhookEventTypes.All, null, WebhookStatus.Active);

        var outcome = await Record.ExceptionAsync(() => host.Catalog.CreateAsync(command));

        (outcome is null).ShouldBe(isTaken);
    }

    [Fact]
    public async Task Test_OfAWebhook_TellsWhatTheReceiverAnswered()
    {
        await using var receiver = await Receiver.StartAsync(async (number, http) =>
        {
            http.Response.StatusCode = number == 1 ? 200 : 500;
            await Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(http.Response, new string('x', 40_000));
        });
        await using var host = await WebhookHost.StartAsync(_store);
        var webhook = await host.CreateAsync(receiver.Url);

        var good = await host.Deliveries(webhook).TestAsync(null);
        var bad = await host.Deliveries(webhook).TestAsync(WebhookEventTypes.All[^1]);

        (good.Success, good.ResponseStatus, good.ErrorMessage).ShouldBe((true, 200, null));
        good.ResponseBody.ShouldNotBeNull().Length.ShouldBe(16 * 1024);
        (bad.Success, bad.ResponseStatus).ShouldBe((false, 500));
        bad.ErrorMessage.ShouldNotBeNull();
        (await receiver.NextAsync()).Body.ShouldContain("\"registered_model\"");
        (await receiver.NextAsync()).Body.ShouldContain("\"budget_policy\"");
        (await host.Deliveries(webhook).GetLogAsync(10)).Attempts.ShouldBeEmpty();
    }
}
