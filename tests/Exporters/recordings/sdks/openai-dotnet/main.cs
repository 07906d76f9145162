#:package OpenAI@2.15.0
#:package OpenTelemetry@1.20.1
#:package OpenTelemetry.Exporter.OpenTelemetryProtocol@1.20.1
#:property PublishAot=false
using System.ClientModel;
using OpenAI;
using OpenAI.Chat;
using OpenAI.Embeddings;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

AppContext.SetSwitch("OpenAI.Experimental.EnableOpenTelemetry", true);
var collector = Environment.GetEnvironmentVariable("OTLP_URL");
using var traces = Sdk.CreateTracerProviderBuilder()
    .SetResourceBuilder(ResourceBuilder.CreateDefault().AddService("weather"))
    .AddSource("OpenAI.*", "Experimental.OpenAI.*")
    .AddOtlpExporter(otlp =>
    {
        otlp.Endpoint = new Uri($"{collector}/v1/traces");
        otlp.Protocol = OtlpExportProtocol.HttpProtobuf;
    })
    .Build();

var options = new OpenAIClientOptions { Endpoint = new Uri($"{Environment.GetEnvironmentVariable("MODEL_URL")}/v1") };
var client = new ChatClient("gpt-5-mini", new ApiKeyCredential("none"), options);
var tool = ChatTool.CreateFunctionTool("get_weather", "The weather of a city", BinaryData.FromString("""{"type":"object","properties":{"city":{"type":"string"}}}"""));
List<ChatMessage> messages = [new SystemChatMessage("Be brief."), new UserChatMessage("What is the weather in Paris?")];
ChatCompletion asked = await client.CompleteChatAsync(messages, new ChatCompletionOptions { Tools = { tool } });
messages.Add(new AssistantChatMessage(asked));
messages.Add(new ToolChatMessage(asked.ToolCalls[0].Id, """{"celsius":18,"sky":"sunny"}"""));
await client.CompleteChatAsync(messages, new ChatCompletionOptions { Tools = { tool } });
await foreach (var _ in client.CompleteChatStreamingAsync([new UserChatMessage("Is it sunny?")]))
{
    // Read to its end.
}

await new EmbeddingClient("text-embedding-3-small", new ApiKeyCredential("none"), options).GenerateEmbeddingAsync("sunny");
