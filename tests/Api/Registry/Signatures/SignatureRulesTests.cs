using System.Collections.Immutable;
using Bayou.Api.Registry.Signatures;

namespace Bayou.Api.Tests.Registry.Signatures;

public sealed class SignatureRulesTests
{
    [Theory]
    [InlineData("long", "long", null)]
    [InlineData("integer", "long", null)]
    [InlineData("float", "double", null)]
    [InlineData("string", "any", null)]
    [InlineData("long", "integer", "input 'x' was long and is integer")]
    [InlineData("double", "float", "input 'x' was double and is float")]
    [InlineData("integer", "double", "input 'x' was integer and is double")]
    [InlineData("any", "string", "input 'x' was any and is string")]
    [InlineData("string", "datetime", "input 'x' was string and is datetime")]
    public void Input_OfAnotherType_MayOnlyWiden(string old, string now, string? fault) =>
        Faults(inputs: (Column("x", old), Column("x", now))).ShouldBe(fault is null ? [] : [fault]);

    [Theory]
    [InlineData("long", "long", null)]
    [InlineData("long", "integer", null)]
    [InlineData("double", "float", null)]
    [InlineData("any", "string", null)]
    [InlineData("integer", "long", "output 'x' was integer and is long")]
    [InlineData("float", "double", "output 'x' was float and is double")]
    [InlineData("string", "any", "output 'x' was string and is any")]
    public void Output_OfAnotherType_MayOnlyNarrow(string old, string now, string? fault) =>
        Faults(outputs: (Column("x", old), Column("x", now))).ShouldBe(fault is null ? [] : [fault]);

    [Fact]
    public void Input_ThatIsNew_MustBeOptional()
    {
        var old = Column("x", "long");

        Faults(inputs: (old, $"{old}, {Column("y", "string", required: false)}")).ShouldBeEmpty();
        Faults(inputs: (old, $"{old}, {Column("y", "string")}")).ShouldBe(["input 'y' is new and required"]);
    }

    [Fact]
    public void Input_ThatIsGone_IsPassedOverByMlflow() =>
        Faults(inputs: ($"{Column("x", "long")}, {Column("y", "long")}", Column("x", "long"))).ShouldBeEmpty();

    [Fact]
    public void Input_ThatWasOptional_MustStaySo()
    {
        Faults(inputs: (Column("x", "long", required: false), Column("x", "long"))).ShouldBe(["input 'x' was optional and is required"]);
        Faults(inputs: (Column("x", "long"), Column("x", "long", required: false))).ShouldBeEmpty();
    }

    [Fact]
    public void Input_WithoutAWordOnIt_IsRequired() =>
        Faults(inputs: (Column("x", "long"), """{"type": "long", "name": "x"}, {"type": "long", "name": "y"}"""))
            .ShouldBe(["input 'y' is new and required"]);

    [Fact]
    public void Output_MustStillBeThereAndAlwaysGiven()
    {
        Faults(outputs: (Column("x", "long"), Column("y", "long"))).ShouldBe(["output 'x' is gone"]);
        Faults(outputs: (Column("x", "long"), Column("x", "long", required: false))).ShouldBe(["output 'x' was always given and is optional"]);
        Faults(outputs: (Column("x", "long"), $"{Column("y", "long")}, {Column("x", "long")}")).ShouldBeEmpty();
    }

    [Fact]
    public void Columns_WithoutNames_AreComparedByPlace()
    {
        Faults(inputs: ("""{"type": "long"}, {"type": "float"}""", """{"type": "long"}, {"type": "double"}""")).ShouldBeEmpty();
        Faults(inputs: ("""{"type": "long"}, {"type": "float"}""", """{"type": "float"}, {"type": "long"}"""))
            .ShouldBe(["input #1 was long and is float", "input #2 was float and is long"]);
        Faults(outputs: ("""{"type": "long"}""", Column("x", "long"))).ShouldBe(["the outputs had no names and have names now"]);
        Faults(inputs: (Column("x", "long"), """{"type": "long"}""")).ShouldBe(["the inputs had names and have none now"]);
    }

    [Theory]
    [InlineData("float32", "[-1, 3]", "float32", "[-1, 3]", true)]
    [InlineData("float32", "[-1, 3]", "float32", "[-1, -1]", true)]
    [InlineData("float32", "[-1, -1]", "float32", "[-1, 3]", false)]
    [InlineData("float32", "[-1, 3]", "float32", "[-1, 4]", false)]
    [InlineData("float32", "[-1, 3]", "float32", "[-1]", false)]
    [InlineData("float32", "[-1]", "float64", "[-1]", false)]
    public void Tensor_AsInput_TakesTheSameElementsAndNoFewerShapes(string oldType, string oldShape, string type, string shape, bool fits)
    {
        Faults(inputs: (Tensor(oldType, oldShape), Tensor(type, shape))).IsEmpty.ShouldBe(fits);
        Faults(outputs: (Tensor(type, shape), Tensor(oldType, oldShape))).IsEmpty.ShouldBe(fits, "as outputs it is the other way round");
    }

    [Fact]
    public void Tensor_InPlaceOfAColumn_IsNotCompatible() =>
        Faults(inputs: (Column("x", "double"), """{"type": "tensor", "name": "x", "tensor-spec": {"dtype": "float64", "shape": [-1]}}"""))
            .ShouldBe(["input 'x' was double and is tensor of float64 (-1)"]);

    [Theory]
    [InlineData("""{"type": "array", "items": {"type": "integer"}}""", """{"type": "array", "items": {"type": "long"}}""", null)]
    [InlineData("""{"type": "array", "items": {"type": "long"}}""", """{"type": "array", "items": {"type": "integer"}}""", "input 'x'[] was long and is integer")]
    [InlineData("""{"type": "map", "values": {"type": "float"}}""", """{"type": "map", "values": {"type": "double"}}""", null)]
    [InlineData("""{"type": "map", "values": {"type": "float"}}""", """{"type": "map", "values": {"type": "any"}}""", null)]
    [InlineData("""{"type": "map", "values": {"type": "double"}}""", """{"type": "map", "values": {"type": "float"}}""", "input 'x'.* was double and is float")]
    [InlineData("""{"type": "array", "items": {"type": "long"}}""", """{"type": "map", "values": {"type": "long"}}""", "input 'x' was array of long and is map of long")]
    [InlineData("""{"type": "sparkml_vector"}""", """{"type": "sparkml_vector"}""", null)]
    public void Input_OfACompoundType_IsComparedInside(string old, string now, string? fault) =>
        Faults(inputs: (Named("x", old), Named("x", now))).ShouldBe(fault is null ? [] : [fault]);

    [Fact]
    public void Object_AsInput_TakesEveryPropertyItTook()
    {
        const string Old = """{"type": "object", "properties": {"a": {"type": "long"}, "b": {"type": "string", "required": false}}}""";

        Faults(inputs: (Named("x", Old), Named("x", """{"type": "object", "properties": {"a": {"type": "long"}}}""")))
            .ShouldBe(["input 'x'.b is not taken any more"]);
        Faults(inputs: (Named("x", Old), Named("x", """{"type": "object", "properties": {"a": {"type": "integer"}, "b": {"type": "string"}, "c": {"type": "long"}}}""")))
            .ShouldBe(["input 'x'.a was long and is integer", "input 'x'.b was optional and is required", "input 'x'.c is new and required"]);
        Faults(inputs: (Named("x", Old), Named("x", """{"type": "object", "properties": {"a": {"type": "any"}, "b": {"type": "string", "required": false}, "c": {"type": "long", "required": false}}}""")))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Object_AsOutput_GivesEveryPropertyItGave()
    {
        const string Old = """{"type": "object", "properties": {"a": {"type": "long"}, "b": {"type": "string", "required": false}}}""";

        Faults(outputs: (Named("x", Old), Named("x", """{"type": "object", "properties": {"a": {"type": "integer"}, "b": {"type": "string"}, "c": {"type": "long"}}}""")))
            .ShouldBeEmpty();
        Faults(outputs: (Named("x", Old), Named("x", """{"type": "object", "properties": {"a": {"type": "long", "required": false}}}""")))
            .ShouldBe(["output 'x'.a was always given and is optional", "output 'x'.b is gone"]);
    }

    [Fact]
    public void Param_MustStillBeTaken()
    {
        const string Old = """{"name": "t", "type": "float", "default": 0.5, "shape": null}, {"name": "k", "type": "long", "default": [1], "shape": [-1]}""";

        Faults(parameters: (Old, Old)).ShouldBeEmpty();
        Faults(parameters: (Old, Old.Replace("float", "double", StringComparison.Ordinal) + """, {"name": "new", "type": "string", "default": "x"}"""))
            .ShouldBeEmpty();
        Faults(parameters: (Old, """{"name": "k", "type": "long", "default": 1, "shape": null}"""))
            .ShouldBe(["param 't' is gone", "param 'k' was array of long and is long"]);
    }

    [Fact]
    public void Part_ThatWasNotDeclared_IsNotCompared()
    {
        var declared = SignatureJson.ReadColumns($"[{Column("x", "long")}]");
        var nothing = new ModelSignature(null, null, null);

        SignatureRules.FindFaults(nothing, new ModelSignature(declared, declared, null)).ShouldBeEmpty();
        SignatureRules.FindFaults(new ModelSignature(declared, null, null), nothing).ShouldBeEmpty("it takes anything now");
        SignatureRules.FindFaults(new ModelSignature(null, declared, null), nothing).ShouldBe(["output 'x' is gone"]);
    }

    [Fact]
    public void Faults_OfAWideTable_AreCut()
    {
        var columns = string.Join(", ", Enumerable.Range(0, 1000).Select(i => Column($"{i}" + new string('x', 1000), "long")));

        var faults = Faults(inputs: (Column("a", "long"), columns));

        faults.Length.ShouldBe(21);
        faults[^1].ShouldBe("and 980 more");
        faults.ShouldAllBe(fault => fault.Length <= 303);
    }

    private static ImmutableArray<string> Faults(
        (string Old, string Now)? inputs = null, (string Old, string Now)? outputs = null, (string Old, string Now)? parameters = null)
    {
        return SignatureRules.FindFaults(Signature(pair => pair.Old), Signature(pair => pair.Now));

        ModelSignature Signature(Func<(string Old, string Now), string> side) => new(
            inputs is { } i ? SignatureJson.ReadColumns($"[{side(i)}]") : null,
            outputs is { } o ? SignatureJson.ReadColumns($"[{side(o)}]") : null,
            parameters is { } p ? SignatureJson.ReadParams($"[{side(p)}]") : null);
    }

    private static string Column(string name, string type, bool required = true) =>
        $$"""{"type": "{{type}}", "name": "{{name}}", "required": {{(required ? "true" : "false")}}}""";

    private static string Named(string name, string type) => $$"""{"name": "{{name}}", "required": true, {{type[1..]}}""";

    private static string Tensor(string type, string shape) => $$$"""{"type": "tensor", "tensor-spec": {"dtype": "{{{type}}}", "shape": {{{shape}}}}}""";
}
