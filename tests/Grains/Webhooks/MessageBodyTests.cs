using System.Text.Json;
using Bayou.Contracts.Names;
using Bayou.Contracts.Webhooks;
using Bayou.Grains.Webhooks;

namespace Bayou.Grains.Tests.Webhooks;

public sealed class MessageBodyTests
{
    private static readonly DateTimeOffset s_time = new(2026, 1, 2, 4, 4, 5, 678, 90, TimeSpan.FromHours(1));

    /// <summary>The data of each event's example, as MLflow's documentation shows it.</summary>
    public static TheoryData<string, string> Examples => new()
    {
        { "registered_model.created", """{"name":"example_model","tags":{"example_key":"example_value"},"description":"An example registered model"}""" },
        { "model_version.created", """{"name":"example_model","version":"1","source":"runs:/abcd1234abcd5678/model","run_id":"abcd1234abcd5678","tags":{"example_key":"example_value"},"description":"An example model version"}""" },
        { "model_version_tag.set", """{"name":"example_model","version":"1","key":"example_key","value":"example_value"}""" },
        { "model_version_tag.deleted", """{"name":"example_model","version":"1","key":"example_key"}""" },
        { "model_version_alias.created", """{"name":"example_model","alias":"example_alias","version":"1"}""" },
        { "model_version_alias.deleted", """{"name":"example_model","alias":"example_alias"}""" },
        { "prompt.created", """{"name":"example_prompt","tags":{"example_key":"example_value"},"description":"An example prompt"}""" },
        { "prompt_version.created", """{"name":"example_prompt","version":"1","template":"Hello {{name}}!","tags":{"example_key":"example_value"},"description":"An example prompt version"}""" },
        { "prompt_tag.set", """{"name":"example_prompt","key":"example_key","value":"example_value"}""" },
        { "prompt_tag.deleted", """{"name":"example_prompt","key":"example_key"}""" },
        { "prompt_version_tag.set", """{"name":"example_prompt","version":"1","key":"example_key","value":"example_value"}""" },
        { "prompt_version_tag.deleted", """{"name":"example_prompt","version":"1","key":"example_key"}""" },
        { "prompt_alias.created", """{"name":"example_prompt","alias":"example_alias","version":"1"}""" },
        { "prompt_alias.deleted", """{"name":"example_prompt","alias":"example_alias"}""" },
        { "budget_policy.exceeded", """{"budget_policy_id":"bp-abc123","budget_unit":"USD","budget_amount":100,"current_spend":105.5,"duration_unit":"MONTHS","duration_value":1,"target_scope":"WORKSPACE","workspace":"default","window_start":1704067200000}""" },
    };

    [Theory]
    [MemberData(nameof(Examples))]
    public void Body_OfEachEvent_IsMlflows(string name, string data)
    {
        var type = WebhookEventTypes.All.Single(type => $"{type.Entity.Name()}.{type.Action.Name()}" == name);

        using var body = JsonDocument.Parse(MessageBody.Write(ExampleEvents.Of(type), s_time));

        body.RootElement.EnumerateObject().Select(member => member.Name).ShouldBe(["entity", "action", "timestamp", "data"]);
        body.RootElement.GetProperty("entity").GetString().ShouldBe(name.Split('.')[0]);
        body.RootElement.GetProperty("action").GetString().ShouldBe(name.Split('.')[1]);
        body.RootElement.GetProperty("timestamp").GetString().ShouldBe("2026-01-02T03:04:05.678090+00:00");
        using var expected = JsonDocument.Parse(data);
        JsonElement.DeepEquals(body.RootElement.GetProperty("data"), expected.RootElement).ShouldBeTrue(body.RootElement.GetRawText());
    }

    [Fact]
    public void Examples_OfAllEvents_AreTold() => Examples.Count.ShouldBe(WebhookEventTypes.All.Length);

    [Fact]
    public void Body_WithoutDescriptionAndWithATagTwice_HasNullAndTheLastTag()
    {
        var raised = WebhookEvents.PromptCreated("p", [new Tag("mlflow.prompt.is_prompt", "true"), new Tag("a", "1"), new Tag("a", "2")], null);

        using var body = JsonDocument.Parse(MessageBody.Write(raised, s_time));

        body.RootElement.GetProperty("data").GetRawText().ShouldBe("""{"name":"p","tags":{"a":"2"},"description":null}""");
    }
}
