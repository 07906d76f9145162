using Bayou.Conformance.Tests.Scenarios;
using Bayou.Conformance.Tests.Templates;

namespace Bayou.Conformance.Tests.Running;

/// <summary>One scenario file against one target: its setup runs once, before the first case that needs it.</summary>
internal sealed class FileRun
{
    private readonly ScenarioFile file;
    private readonly StepRunner steps;
    private readonly TimeProvider time;
    private readonly Lazy<Task<Scope>> setup;

    public FileRun(ScenarioFile file, StepRunner steps, TimeProvider time, CancellationToken cancellation)
    {
        this.file = file;
        this.steps = steps;
        this.time = time;
        setup = new(() => SetUpAsync(cancellation));
    }

    /// <summary>Runs one case of the file.</summary>
    /// <exception cref="StepFailedException">An answer was not as expected.</exception>
    public async Task RunAsync(ScenarioCase scenario, CancellationToken cancellation)
    {
        var scope = (await setup.Value).Renewed(time);
        scope = await steps.RunAsync(file.Before, scope, cancellation);
        await steps.RunAsync(scenario.Steps, StepRunner.Bind(scenario.With, scope), cancellation);
    }

    private async Task<Scope> SetUpAsync(CancellationToken cancellation)
    {
        try
        {
            return await steps.RunAsync(file.Setup, StepRunner.Bind(file.Vars, Scope.Empty.Renewed(time)), cancellation);
        }
        catch (StepFailedException fault)
        {
            throw new StepFailedException($"setup, {fault.Message}");
        }
    }
}
