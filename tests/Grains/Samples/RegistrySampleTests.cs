using Bayou.Contracts.Evaluations;
using Bayou.Contracts.Names;
using Bayou.Contracts.Registry;
using Bayou.Contracts.Webhooks;
using Bayou.Grains.Evaluations;
using Bayou.Grains.Registry;
using Bayou.Grains.Webhooks;
using Bayou.Grains.Webhooks.Deliveries;

namespace Bayou.Grains.Tests.Samples;

/// <summary>Streams of registered models, evaluation datasets and webhooks, as released versions stored them, still load.</summary>
public sealed class RegistrySampleTests
{
    private const string DatasetId = "d-0192f0c0d0e07000800000000000000a";
    private const string RecordId = "dr-0192f0c0d0e07000800000000000000b";
    private const string OtherRecordId = "dr-0192f0c0d0e07000800000000000000c";
    private const string Hash = "00112233445566778899aabbccddeeff";
    private const string OtherHash = "ffeeddccbbaa99887766554433221100";
    private const long Time = 1_790_000_000_000;

    private static readonly WebhookEventType s_created = new(WebhookEntity.RegisteredModel, WebhookAction.Created);
    private static readonly WebhookEventType s_tagSet = new(WebhookEntity.PromptTag, WebhookAction.Set);

    private static readonly RecordInput s_input = new(
        Hash, "{\"q\":1}", HasOutputs: true, "\"o\"", "{\"e\":2}", "{\"t\":\"v\"}", "{\"source_type\":\"HUMAN\"}", "HUMAN", "id", "ada");

    private static readonly RecordInput s_bareInput = new(OtherHash, "{\"q\":2}", HasOutputs: false, null, null, null, null, null, null, null);

    internal static RegisteredModelDelta[] Model { get; } =
    [
        RegisteredModelDelta.Of(new RegisteredModelHead(Time, Time, "described", 0)) with
        {
            StartsAnew = true,
            Tags = [new Tag("team", "é漢"), new Tag("gone", "")],
        },
        RegisteredModelDelta.Of(new RegisteredModelHead(Time, Time + 1, null, 2)) with
        {
            RemovedTags = ["gone"],
            Aliases = [new ModelAlias("champion", 1), new ModelAlias("old", 1)],
            Versions =
            [
                new ModelVersionDelta(1, Version(ModelStage.Production, "s3://a/b", "s3://a/b", null), [new Tag("t", "v"), new Tag("u", "w")], []),
                new ModelVersionDelta(2, Version(ModelStage.None, "models:/m-1", "s3://elsewhere", "m-1"), [], []),
            ],
        },
        RegisteredModelDelta.Of(new RegisteredModelHead(Time, Time + 2, null, 2)) with
        {
            RemovedAliases = ["old"],
            Versions = [new ModelVersionDelta(1, null, [], ["t"])],
            RemovedVersions = [2],
        },
    ];

    internal static RegisteredModelDelta[] RenamedModel { get; } = [RegisteredModelDelta.Gone with { RenamedTo = "new name" }];

    internal static DatasetHead[] Dataset { get; } =
    [
        new("default", new EvaluationDataset(DatasetId, "ds", "abc", null, 0, Time, Time, null, null, [], []), Deleted: false),
        new(
            "default",
            new EvaluationDataset(DatasetId, "ds", "def", "{\"inputs\":{}}", 2, Time, Time + 1, "ada", "bob", [new Tag("t", "v")], ["0", "41"]),
            Deleted: true),
    ];

    internal static PlacementEvent[] Placement { get; } =
    [
        new([new RecordWrite(RecordId, Time, IsNew: true, s_input), new RecordWrite(OtherRecordId, Time + 1, IsNew: true, s_bareInput)], [], Purge: false),
        new([new RecordWrite(RecordId, Time + 2, IsNew: false, s_input)], [(OtherRecordId, OtherHash)], Purge: false),
    ];

    internal static PageEvent[] Page { get; } =
    [
        new([Record(RecordId, s_input), Record(OtherRecordId, s_bareInput)], [], Purge: false),
        new([Record(RecordId, s_input with { Outputs = null })], [OtherRecordId], Purge: false),
    ];

    internal static WebhookChange[] Webhooks { get; } =
    [
        WebhookChange.Opened,
        new(Webhook("w-1", "a webhook", WebhookStatus.Active, 1, 2, 255), null),
        new(Webhook("w-2", null, WebhookStatus.Disabled), null),
        new(null, "w-1"),
    ];

    internal static DeliveriesEvent[] Deliveries { get; } =
    [
        new([new WebhookDelivery("d-1", s_created, "{\"name\":\"é\"}", Time), new WebhookDelivery("d-2", s_tagSet, "{}", Time + 1)], []),
        DeliveriesEvent.Of(new DeliveryAttempt("d-1", s_created, 1, Time + 2, 30, DeliveryOutcome.Retrying, null, "refused", Time + 900)),
        DeliveriesEvent.Of(new DeliveryAttempt("d-2", s_tagSet, 1, Time + 3, 4, DeliveryOutcome.Delivered, 204, null, null)),
    ];

    [Fact]
    public void RegisteredModels_OfVersion1_Load() =>
        StoredSample.ShouldLoad("registered-model-v1", () => new RegisteredModelState("default", "model"), Model);

    [Fact]
    public void RenamedModels_OfVersion1_Load() =>
        StoredSample.ShouldLoad("registered-model-renamed-v1", () => new RegisteredModelState("default", "model"), RenamedModel);

    [Fact]
    public void EvaluationDatasets_OfVersion1_Load() =>
        StoredSample.ShouldLoad("evaluation-dataset-v1", () => new EvaluationDatasetState(DatasetId), Dataset);

    [Fact]
    public void EvaluationPlacements_OfVersion1_Load() =>
        StoredSample.ShouldLoad("evaluation-placement-v1", () => new PlacementState(DatasetId), Placement);

    [Fact]
    public void EvaluationPages_OfVersion1_Load() => StoredSample.ShouldLoad("evaluation-page-v1", () => new EvaluationPageState("x/0"), Page);

    [Fact]
    public void Webhooks_OfVersion1_Load() => StoredSample.ShouldLoad("webhooks-v1", () => new WebhookCatalogState("default"), Webhooks);

    [Fact]
    public void WebhookDeliveries_OfVersion1_Load() =>
        StoredSample.ShouldLoad("webhook-deliveries-v1", () => new DeliveriesState("default/w-1"), Deliveries);

    private static ModelVersionHead Version(ModelStage stage, string source, string location, string? modelId) =>
        new(Time + 1, Time + 1, "version", stage, source, location, "0192f0c0d0e07000800000000000000a", "https://runs/1", modelId);

    private static EvaluationRecord Record(string id, RecordInput input) => new(
        id,
        input.InputHash,
        input.Inputs,
        input.Outputs,
        input.Expectations,
        input.Tags,
        input.Source,
        input.SourceType,
        input.SourceId,
        Time,
        Time + 1,
        input.User,
        input.User);

    private static StoredWebhook Webhook(string id, string? description, WebhookStatus status, params byte[] secret) => new(
        new Webhook(id, "hook", description, "https://example.org/hook", [s_created, s_tagSet], status, Time, Time + 1), [.. secret]);
}
