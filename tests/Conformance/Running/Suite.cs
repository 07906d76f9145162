using System.Collections.Frozen;
using Bayou.Conformance.Tests.Documents;
using Bayou.Conformance.Tests.Http;
using Bayou.Conformance.Tests.Scenarios;
using Bayou.Conformance.Tests.Targets;

namespace Bayou.Conformance.Tests.Running;

/// <summary>All cases against one target.</summary>
internal sealed class Suite : IDisposable
{
    private readonly Sender sender;
    private readonly FrozenDictionary<string, (FileRun Run, ScenarioCase Scenario)> cases;

    public Suite(ScenarioCatalog catalog, Uri server, TargetKind kind, TimeProvider time, CancellationToken cancellation)
    {
        sender = new Sender(server);
        var steps = new StepRunner(sender, kind, catalog.Fragments, time);
        cases = catalog.Files
            .Select(file => (File: file, Run: new FileRun(file, steps, time, cancellation)))
            .SelectMany(entry => entry.File.Cases.Select(scenario => (Id: entry.File.IdOf(scenario), entry.Run, Scenario: scenario)))
            .ToFrozenDictionary(entry => entry.Id, entry => (entry.Run, entry.Scenario), StringComparer.Ordinal);
    }

    /// <summary>Runs one case; the result tells what went wrong in one line.</summary>
    public async Task<CaseResult> RunAsync(string id, CancellationToken cancellation)
    {
        var (run, scenario) = cases[id];
        try
        {
            await run.RunAsync(scenario, cancellation);
            return new CaseResult(id, null);
        }
        catch (Exception fault) when (fault is StepFailedException or ScenarioFormatException or HttpRequestException)
        {
            return new CaseResult(id, fault.Message);
        }
        catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new CaseResult(id, "the server did not answer in time");
        }
    }

    public void Dispose() => sender.Dispose();
}
