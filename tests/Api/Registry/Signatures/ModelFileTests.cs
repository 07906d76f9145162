using Bayou.Api.Registry.Signatures;

namespace Bayou.Api.Tests.Registry.Signatures;

public sealed class ModelFileTests
{
    /// <summary>As MLflow 3 writes it: long texts are folded over lines, and repeated values are anchors.</summary>
    private const string Written = """
        artifact_path: mlflow-artifacts:/0/models/m-1/artifacts
        flavors:
          python_function:
            env: &id001
              conda: conda.yaml
              virtualenv: python_env.yaml
            predict_fn: predict
          sklearn:
            env: *id001
            pickled_model: model.pkl
        mlflow_version: 3.4.0
        model_size_bytes: 1234
        prompts: null
        signature:
          inputs: '[{"type": "double", "name": "sepal length (cm)", "required": true}, {"type":
            "string", "name": "it''s", "required": false}]'
          outputs: '[{"type": "tensor", "tensor-spec": {"dtype": "int64", "shape": [-1]}}]'
          params: '[{"name": "t", "default": 0.5, "shape": null, "type": "float"}]'
        type_hint_from_example: false
        utc_time_created: '2026-01-02 03:04:05.000000'
        """;

    [Fact]
    public void Signature_AsMlflowWritesIt_IsRead()
    {
        var signature = ModelFile.ReadSignature(Written).ShouldNotBeNull();

        signature.Inputs!.Value.ShouldBe(
        [
            new SignatureColumn("sepal length (cm)", new ScalarType("double"), true),
            new SignatureColumn("it's", new ScalarType("string"), false),
        ]);
        var tensor = signature.Outputs!.Value.ShouldHaveSingleItem().Type.ShouldBeOfType<TensorType>();
        tensor.DataType.ShouldBe("int64");
        tensor.Shape.ShouldBe([-1L]);
        signature.Params!.Value.ShouldBe([new SignatureColumn("t", new ScalarType("float"), false)]);
    }

    [Theory]
    [InlineData("flavors: {}")]
    [InlineData("signature: null\nflavors: {}")]
    [InlineData("signature:\nflavors: {}")]
    [InlineData("signature: ~")]
    [InlineData("signature:\n  inputs: null\n  outputs: null\n  params: null")]
    public void Signature_ThatIsNotThere_IsNone(string text) => ModelFile.ReadSignature(text).ShouldBeNull();

    [Theory]
    [InlineData("", "line 1 is not the YAML")]
    [InlineData("[1, 2]", "line 1 is not the YAML")]
    [InlineData("a: b\n\tc: d", "is not the YAML")]
    [InlineData("signature: 'x'", "'signature' is no mapping")]
    [InlineData("signature: [a]", "line 1 is not the YAML")]
    [InlineData("signature: *a", "line 1 is not the YAML")]
    [InlineData("a: &a {inputs: '[]'}\nsignature: *a", "line 2 is not the YAML")]
    [InlineData("signature:\n  inputs: {a: b}", "line 2 is not the YAML")]
    [InlineData("signature:\n  inputs: '['", "'inputs' of its signature: it is no JSON")]
    [InlineData("signature:\n  inputs: '{}'", "'inputs' of its signature: it is no list")]
    [InlineData("signature:\n  outputs: '[1]'", "'outputs' of its signature: a field is of the wrong kind")]
    [InlineData("signature:\n  outputs: '[{\"name\": \"x\"}]'", "'outputs' of its signature: a column has no 'type'")]
    [InlineData("signature:\n  outputs: '[{\"type\": \"complex\"}]'", "'complex' is a type that this server does not know")]
    [InlineData("signature:\n  outputs: '[{\"type\": \"long\", \"type\": \"string\"}]'", "it is no JSON")]
    [InlineData("signature:\n  outputs: '[{\"type\": \"array\"}]'", "a column has no 'items'")]
    [InlineData("signature:\n  outputs: '[{\"type\": \"tensor\", \"tensor-spec\": {\"dtype\": \"f\", \"shape\": [-2]}}]'", "has a length that is none")]
    [InlineData("signature:\n  inputs: '[{\"type\": \"long\", \"name\": \"x\"}, {\"type\": \"long\", \"name\": \"x\"}]'", "the name 'x' is given twice")]
    [InlineData("signature:\n  inputs: '[{\"type\": \"long\", \"name\": \"x\"}, {\"type\": \"long\"}]'", "some columns have names and some have none")]
    [InlineData("signature:\n  inputs: null\nsignature:\n  inputs: null", "it has the key 'signature' twice")]
    [InlineData("signature:\n  inputs: null\n  inputs: null", "the signature has the key 'inputs' twice")]
    [InlineData("a: [\nb,\nc,\n]\nsignature: null", "is not the YAML")]
    [InlineData("a: b\n---\nsignature: null", "is not the YAML")]
    public void File_ThatIsOdd_IsRefusedWithTheReason(string text, string reason) =>
        Should.Throw<FormatException>(() => ModelFile.ReadSignature(text)).Message.ShouldContain(reason);

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    public void File_NestedEndlessly_IsRefusedSoon(string open) => Should.Throw<FormatException>(
            () => ModelFile.ReadSignature("a: " + string.Concat(Enumerable.Repeat(open, 1_000_000))))
        .Message.ShouldContain("nested more than 64 levels");

    [Fact]
    public void Aliases_ThatWouldGrowWithoutEnd_AreNotFollowed()
    {
        var lines = Enumerable.Range(1, 60).Select(i => $"a{i}: &a{i} [*a{i - 1}, *a{i - 1}, *a{i - 1}]");

        ModelFile.ReadSignature($"a0: &a0 [x]\n{string.Join('\n', lines)}\n{Written}").ShouldNotBeNull();
    }
}
