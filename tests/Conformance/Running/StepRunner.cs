using System.Collections.Immutable;
using Bayou.Conformance.Tests.Documents;
using Bayou.Conformance.Tests.Http;
using Bayou.Conformance.Tests.Matching;
using Bayou.Conformance.Tests.Scenarios;
using Bayou.Conformance.Tests.Targets;
using Bayou.Conformance.Tests.Templates;

namespace Bayou.Conformance.Tests.Running;

/// <summary>Runs steps one after another; each returns the scope that the next one sees.</summary>
internal sealed class StepRunner(
    Sender sender, TargetKind kind, ImmutableDictionary<string, ImmutableArray<Step>> fragments, TimeProvider time)
{
    private const int BodyShown = 500;

    public async Task<Scope> RunAsync(ImmutableArray<Step> steps, Scope scope, CancellationToken cancellation)
    {
        foreach (var step in steps)
        {
            scope = step switch
            {
                RequestStep request => await SendAsync(request, scope, cancellation),
                UseStep use => await UseAsync(use, scope, cancellation),
                LetStep let => Bind(let.Variables, scope),
                LoopStep loop => await LoopAsync(loop, scope, cancellation),
                _ => scope,
            };
        }

        return scope;
    }

    /// <summary>Adds variables, each of which may use the ones before it.</summary>
    public static Scope Bind(MappingNode variables, Scope scope)
    {
        foreach (var (name, value) in variables.Entries)
        {
            scope = scope.With(name, Template.Expand(value, scope));
        }

        return scope;
    }

    private async Task<Scope> UseAsync(UseStep use, Scope scope, CancellationToken cancellation)
    {
        var inner = await RunAsync(FragmentOf(use), Bind(use.With, scope).Renewed(time), cancellation);
        return inner.WithBuiltInsOf(scope);
    }

    private ImmutableArray<Step> FragmentOf(UseStep use) => fragments.TryGetValue(use.Fragment, out var steps)
        ? steps
        : throw new ScenarioFormatException($"There is no fragment '{use.Fragment}'.", use.Line);

    private async Task<Scope> LoopAsync(LoopStep loop, Scope scope, CancellationToken cancellation)
    {
        var rounds = loop.Repeat is null ? 1 : Template.Expand(loop.Repeat, scope).AsCount("repeat");
        var items = loop.ForEach is null
            ? [.. Enumerable.Repeat(MappingNode.Empty, rounds)]
            : Template.Expand(loop.ForEach, scope).AsItems("foreach").Select(item => item.AsMapping("An item of foreach")).ToImmutableArray();
        for (var i = 0; i < items.Length; i++)
        {
            scope = await RunAsync(loop.Body, Bind(items[i], scope.With("i", i)), cancellation);
        }

        return scope;
    }

    private async Task<Scope> SendAsync(RequestStep step, Scope scope, CancellationToken cancellation)
    {
        if (step.BayouOnly && kind == TargetKind.Mlflow)
        {
            return scope;
        }

        using var message = RequestReader.Read(Template.Expand(step.Request, scope).AsMapping("request"), sender.Server);
        var expectation = step.Response is null ? MappingNode.Empty : Template.Expand(step.Response, scope).AsMapping("response");
        var exchange = await sender.SendAsync(message, cancellation);
        var mismatches = new ResponseExpectation(expectation).Check(exchange).ToImmutableArray();
        if (!mismatches.IsEmpty)
        {
            throw new StepFailedException(Describe(step, exchange, mismatches));
        }

        return Capture(step, exchange, scope);
    }

    private static Scope Capture(RequestStep step, Exchange exchange, Scope scope)
    {
        foreach (var (name, path) in step.Capture.Entries)
        {
            var found = exchange.Json() is { } root ? JsonPath.Find(root, path.AsText("a captured path")) : null;
            var value = found ?? throw new StepFailedException(
                $"line {step.Line}: {exchange.Request}: nothing to capture at {path.AsText("path")}; body {Clip(exchange.Text)}");
            scope = scope.With(Template.ExpandText(name, scope, step.Line), JsonText.Read(value));
        }

        return scope;
    }

    private static string Describe(RequestStep step, Exchange exchange, ImmutableArray<Mismatch> mismatches) =>
        $"line {step.Line}: {Clip(exchange.Request)}: {string.Join("; ", mismatches)}; status {exchange.Status}, body {Clip(exchange.Text)}";

    private static string Clip(string text)
    {
        var flat = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return flat.Length <= BodyShown ? flat : $"{flat[..BodyShown]}… ({text.Length} characters)";
    }
}
