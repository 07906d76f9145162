using Bayou.Contracts.Traces;

namespace Bayou.Spans.Tests.Dialects;

public sealed class CoreDialectTests
{
    [Fact]
    public void Mlflow_EncodedAttributes_AreReadWithoutTheirLayer()
    {
        var facts = SpanMaker.Facts(SpanMaker.Make(
            1, 0, "mlflow",
            ("mlflow.spanType", "\"CHAT_MODEL\""),
            ("mlflow.spanInputs", """{"messages": [{"role": "user", "content": "Hi"}], "model": "gpt-4o-mini"}"""),
            ("mlflow.spanOutputs", "\"Hello\""),
            ("mlflow.chat.tokenUsage", """{"input_tokens": 100, "output_tokens": 10, "total_tokens": 110, "cache_read_input_tokens": 40}"""),
            ("mlflow.llm.provider", "\"openai\""),
            ("mlflow.message.format", "\"openai\""),
            ("mlflow.chat.tools", """[{"type": "function"}]""")));

        facts.Type.ShouldBe("CHAT_MODEL");
        facts.Outputs.ShouldBe("\"Hello\"");
        facts.Model.ShouldBe("gpt-4o-mini");
        facts.Provider.ShouldBe("openai");
        facts.Tokens.ShouldBe(new TokenUsage(100, 10, 110, 40, null, null));
        facts.Cost!.Total.ShouldBe((60 * 1.5e-7) + (40 * 7.5e-8) + (10 * 6e-7), 1e-12);
        facts.MessageFormat.ShouldBe("openai");
        facts.Tools.ShouldBe("""[{"type": "function"}]""");
    }

    [Fact]
    public void Mlflow_UnknownType_GivesWayToWhatOthersSay()
    {
        SpanMaker.Facts(SpanMaker.Make(1, 0, "x", ("mlflow.spanType", "UNKNOWN"), ("openinference.span.kind", "TOOL"))).Type.ShouldBe("TOOL");
        SpanMaker.Facts(SpanMaker.Make(1, 0, "x", ("mlflow.spanType", "UNKNOWN"))).Type.ShouldBe("UNKNOWN");
    }

    [Fact]
    public void OpenInference_NumberedMessages_BecomeAList()
    {
        var facts = SpanMaker.Facts(SpanMaker.Make(
            1, 0, "openinference.instrumentation.openai",
            ("openinference.span.kind", "LLM"),
            ("llm.model_name", "gpt-4o-mini-2024-07-18"),
            ("llm.input_messages.1.message.role", "user"),
            ("llm.input_messages.1.message.content", "Weather?"),
            ("llm.input_messages.0.message.role", "system"),
            ("llm.input_messages.0.message.content", "Be brief"),
            ("llm.output_messages.0.message.role", "assistant"),
            ("llm.output_messages.0.message.tool_calls.0.tool_call.function.name", "get_weather"),
            ("llm.output_messages.0.message.tool_calls.0.tool_call.function.arguments", """{"city": "Paris"}"""),
            ("llm.token_count.prompt", 20),
            ("llm.token_count.completion", 7),
            ("llm.token_count.total", 27),
            ("llm.cost.total", 0.5),
            ("session.id", "s1")));

        facts.Inputs.ShouldBe("""[{"content": "Be brief", "role": "system"}, {"content": "Weather?", "role": "user"}]""");
        facts.Outputs.ShouldBe(
            """[{"role": "assistant", "tool_calls": [{"function": {"arguments": {"city": "Paris"}, "name": "get_weather"}}]}]""");
        facts.Tokens.ShouldBe(new TokenUsage(20, 7, 27, null, null, null));
        facts.Cost.ShouldBe(new SpanCost(0, 0, 0.5));
        facts.Session.ShouldBe("s1");
    }

    [Fact]
    public void GenAi_OldAndNewNames_AreBothRead()
    {
        var current = SpanMaker.Facts(SpanMaker.Make(
            1, 0, "any",
            ("gen_ai.operation.name", "chat"), ("gen_ai.provider.name", "anthropic"), ("gen_ai.request.model", "asked"), ("gen_ai.response.model", "answered"),
            ("gen_ai.input.messages", """[{"role":"user","parts":[{"type":"text","content":"Hi"}]}]"""),
            ("gen_ai.usage.input_tokens", 9), ("gen_ai.usage.output_tokens", 3), ("gen_ai.usage.cache_read.input_tokens", 4),
            ("gen_ai.usage.cache_creation.input_tokens", 2), ("gen_ai.usage.reasoning.output_tokens", 1), ("gen_ai.conversation.id", "c1")));
        var older = SpanMaker.Facts(SpanMaker.Make(
            1, 0, "any", ("gen_ai.system", "openai"), ("gen_ai.usage.prompt_tokens", 9), ("gen_ai.usage.completion_tokens", "3")));

        current.Type.ShouldBe("CHAT_MODEL");
        current.Model.ShouldBe("answered");
        current.Provider.ShouldBe("anthropic");
        current.Inputs.ShouldBe("""[{"role":"user","parts":[{"type":"text","content":"Hi"}]}]""");
        current.Tokens.ShouldBe(new TokenUsage(9, 3, 12, 4, 2, 1));
        current.Session.ShouldBe("c1");
        older.Provider.ShouldBe("openai");
        older.Tokens.ShouldBe(new TokenUsage(9, 3, 12, null, null, null));
    }

    [Fact]
    public void GenAi_InputThatLeavesOutCachedTokens_GetsThem()
    {
        var facts = SpanMaker.Facts(SpanMaker.Make(
            1, 0, "any",
            ("gen_ai.usage.input_tokens", 40), ("gen_ai.usage.output_tokens", 20), ("gen_ai.usage.total_tokens", 60),
            ("gen_ai.usage.cache_read.input_tokens", 1024), ("gen_ai.usage.cache_creation.input_tokens", 256)));

        facts.Tokens.ShouldBe(new TokenUsage(1320, 20, 1340, 1024, 256, null));
    }

    [Fact]
    public void Traceloop_AnthropicInputLargerThanItsCachedTokens_StillLeavesThemOut()
    {
        var facts = SpanMaker.Facts(SpanMaker.Make(
            1, 0, "@traceloop/instrumentation-anthropic",
            ("gen_ai.usage.input_tokens", 500), ("gen_ai.usage.output_tokens", 20), ("gen_ai.usage.cache_read.input_tokens", 100)));

        facts.Tokens.ShouldBe(new TokenUsage(600, 20, 620, 100, null, null));
    }

    [Fact]
    public void GoogleAdk_ResponseOfPython_TellsThoughtsAndCachedTokens()
    {
        var facts = SpanMaker.Facts(SpanMaker.Make(
            1, 0, "gcp.vertex.agent",
            ("gen_ai.usage.input_tokens", 120), ("gen_ai.usage.output_tokens", 18),
            ("gcp.vertex.agent.llm_response", """
                {"usage_metadata": {"prompt_token_count": 120, "candidates_token_count": 18, "thoughts_token_count": 12, "cached_content_token_count": 64,
                  "total_token_count": 150}}
                """)));

        facts.Tokens.ShouldBe(new TokenUsage(120, 30, 150, 64, null, 12));
    }
}
