using System.CommandLine;
using Bayou.Bench.Workloads;

namespace Bayou.Bench.Commands;

/// <summary><c>list</c>: shows what can be measured.</summary>
internal static class ListCommand
{
    internal static Command Build()
    {
        var command = new Command("list", "Show the workloads and suites.");
        command.SetAction(static _ =>
        {
            foreach (var workload in WorkloadCatalog.Create(new WorkloadOptions()))
            {
                Console.WriteLine($"{workload.Description.Name,-28} {workload.Description.Summary}");
            }

            foreach (var suite in Suite.All)
            {
                Console.WriteLine($"suite {suite.Name,-22} {suite.Summary}");
            }
        });
        return command;
    }
}
