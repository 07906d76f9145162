using System.Text.Json;
using Bayou.Contracts.Errors;
using Bayou.Contracts.Names;
using Bayou.Contracts.Registry;
using Bayou.Contracts.Webhooks;
using Bayou.Grains.Tests.Support;
using Bayou.Grains.Tests.Webhooks;
using static Bayou.Grains.Tests.Registry.ModelCluster;

namespace Bayou.Grains.Tests.Registry;

public sealed class ModelEventTests
{
    private static readonly Tag s_promptTag = new(PromptTags.IsPrompt, "true");
    private readonly MemoryStore _store = new();

    [Fact]
    public async Task Webhook_OfAModel_HearsOfEachChangeThatMLflowTells()
    {
        var heard = await HearAsync(8, async model =>
        {
            await model.CreateAsync(new CreateRegisteredModel("words", [new Tag("team", "red"), new Tag("team", "blue")]));
            await model.CreateVersionAsync(Version() with { RunId = "r1", Tags = [new Tag("kind", "big")], Description = "first" });
            await model.CreateVersionAsync(Version());
            await model.SetVersionTagAsync(1, new Tag("k", "v"));
            await model.DeleteVersionTagAsync(1, "k");
            await model.SetAliasAsync(new ModelAlias("champion", 2));
            await model.DeleteAliasAsync("champion");
            await model.DeleteAliasAsync("champion");
        });

        heard.ShouldBe(
            [
                """registered_model created {"name":"m","tags":{"team":"blue"},"description":"words"}""",
                """model_version created {"name":"m","version":"1","source":"s3://b/m","run_id":"r1","tags":{"kind":"big"},"description":"first"}""",
                """model_version created {"name":"m","version":"2","source":"s3://b/m","run_id":null,"tags":{},"description":null}""",
                """model_version_tag set {"name":"m","version":"1","key":"k","value":"v"}""",
                """model_version_tag deleted {"name":"m","version":"1","key":"k"}""",
                """model_version_alias created {"name":"m","alias":"champion","version":"2"}""",
                """model_version_alias deleted {"name":"m","alias":"champion"}""",
                """model_version_alias deleted {"name":"m","alias":"champion"}""",
            ],
            ignoreOrder: true);
    }

    [Fact]
    public async Task Webhook_OfAPrompt_HearsOfEachChangeThatMLflowTells()
    {
        var heard = await HearAsync(8, async prompt =>
        {
            await prompt.CreateAsync(new CreateRegisteredModel(null, [s_promptTag, new Tag("team", "blue")]));
            await prompt.CreateVersionAsync(Version("prompt-template") with
            {
                Tags = [s_promptTag, new Tag(PromptTags.Text, "Hello {{ name }}"), new Tag("_mlflow_prompt_type", "text"), new Tag("kind", "big")],
                Description = "first",
            });
            await prompt.SetTagAsync(new Tag("k", "v"));
            await prompt.DeleteTagAsync("k");
            await prompt.SetVersionTagAsync(1, new Tag("k", "v"));
            await prompt.DeleteVersionTagAsync(1, "k");
            await prompt.SetAliasAsync(new ModelAlias("champion", 1));
            await prompt.DeleteAliasAsync("champion");
        });

        heard.ShouldBe(
            [
                """prompt created {"name":"m","tags":{"team":"blue"},"description":null}""",
                """prompt_version created {"name":"m","version":"1","template":"Hello {{ name }}","tags":{"kind":"big"},"description":"first"}""",
                """prompt_tag set {"name":"m","key":"k","value":"v"}""",
                """prompt_tag deleted {"name":"m","key":"k"}""",
                """prompt_version_tag set {"name":"m","version":"1","key":"k","value":"v"}""",
                """prompt_version_tag deleted {"name":"m","version":"1","key":"k"}""",
                """prompt_alias created {"name":"m","alias":"champion","version":"1"}""",
                """prompt_alias deleted {"name":"m","alias":"champion"}""",
            ],
            ignoreOrder: true);
    }

    [Fact]
    public async Task Webhook_OfAModel_HearsNothingOfWhatMLflowDoesNotTell()
    {
        var heard = await HearAsync(2, async model =>
        {
            await model.CreateAsync(new CreateRegisteredModel(null, []));
            await model.CreateVersionAsync(Version());
            await model.SetTagAsync(new Tag("k", "v"));
            await model.DeleteTagAsync("k");
            await model.UpdateAsync("words");
            await model.UpdateVersionAsync(1, "words");
            await model.TransitionVersionAsync(1, ModelStage.Production, archiveExisting: true);
            await Should.ThrowAsync<BayouException>(() => model.CreateAsync(new CreateRegisteredModel(null, [])));
            await Should.ThrowAsync<BayouException>(() => model.SetAliasAsync(new ModelAlias("champion", 9)));
            await model.DeleteVersionAsync(1);
            await model.RenameAsync("n");
        });

        heard.Select(message => message.Split(' ')[0]).ShouldBe(["registered_model", "model_version"], ignoreOrder: true);
    }

    [Fact]
    public async Task SetVersionTag_WhoseEventTheStoreRefused_RaisesItWhenItIsRepeated()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var host = await WebhookHost.StartAsync(_store);
        var type = new WebhookEventType(WebhookEntity.ModelVersionTag, WebhookAction.Set);
        var webhook = await host.CreateAsync(receiver.Url, secret: null, type);
        var model = Model(host);
        await model.CreateAsync(new CreateRegisteredModel(null, []));
        await model.CreateVersionAsync(Version());
        _store.FailAppend(MemoryStore.Fault.Refused, after: 1);

        (await CodeOfAsync(() => model.SetVersionTagAsync(1, new Tag("k", "v")))).ShouldBe(ErrorCode.TemporarilyUnavailable);
        await model.SetVersionTagAsync(1, new Tag("k", "v"));

        Told(await receiver.NextAsync()).ShouldBe("""model_version_tag set {"name":"m","version":"1","key":"k","value":"v"}""");
        await host.LogWhenDoneAsync(webhook);
        receiver.Count.ShouldBe(1);
    }

    /// <summary>All that a webhook for every event is told of what happens to a name.</summary>
    private async Task<List<string>> HearAsync(int count, Func<IRegisteredModelGrain, Task> happens)
    {
        await using var receiver = await Receiver.StartAsync();
        await using var host = await WebhookHost.StartAsync(_store);
        var webhook = await host.CreateAsync(receiver.Url);
        await happens(Model(host));
        var heard = new List<string>();
        while (heard.Count < count)
        {
            heard.Add(Told(await receiver.NextAsync()));
        }

        await host.LogWhenDoneAsync(webhook);
        receiver.Count.ShouldBe(count);
        return heard;
    }

    private static IRegisteredModelGrain Model(WebhookHost host) =>
        host.Grains.GetGrain<IRegisteredModelGrain>(GrainKeys.RegisteredModel(GrainKeys.DefaultWorkspace, "m"));

    private static string Told(ReceivedMessage message)
    {
        using var json = JsonDocument.Parse(message.Body);
        var root = json.RootElement;
        return $"{root.GetProperty("entity")} {root.GetProperty("action")} {root.GetProperty("data").GetRawText()}";
    }
}
