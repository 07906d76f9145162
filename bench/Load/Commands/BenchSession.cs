using System.CommandLine;
using Bayou.Bench.Baseline;
using Bayou.Bench.Http;
using Bayou.Bench.Measuring;
using Bayou.Bench.Processes;
using Bayou.Bench.Reports;
using Bayou.Bench.Targets;

namespace Bayou.Bench.Commands;

/// <summary>What a measurement needs: the server, its processes, the bare endpoint, and where results go.</summary>
internal sealed class BenchSession : IDisposable
{
    private readonly BareProcess? _bare;

    /// <summary>Begins a measurement.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="options">Its options.</param>
    /// <param name="settings">How to measure.</param>
    /// <param name="cancellationToken">Ends it.</param>
    internal BenchSession(ParseResult parsed, CommonOptions options, RunSettings settings, CancellationToken cancellationToken)
    {
        var clock = TimeProvider.System;
        var address = TargetAddress.Parse(parsed.GetRequiredValue(options.Target));
        var processes = ServerProcesses(address, parsed.GetValue(options.Pid));
        _bare = parsed.GetValue(options.Baseline) ? BareProcess.Start() : null;
        Server = new MlflowServer(address, clock, cancellationToken);
        ServerMeter = new ProcessMeter(processes, clock);
        Runner = new WorkloadRunner(Server, processes, _bare?.Address, _bare?.Id ?? 0, settings, clock);
        Writer = new ReportWriter(Console.Out, address.Url, clock);
    }

    internal MlflowServer Server { get; }

    internal ProcessMeter ServerMeter { get; }

    internal WorkloadRunner Runner { get; }

    internal ReportWriter Writer { get; }

    /// <summary>The processes of a server: those that are named, or else those that listen on its port on this machine.</summary>
    internal static IReadOnlyList<int> ServerProcesses(TargetAddress address, int[]? named) => named is { Length: > 0 }
        ? named
        : address.IsLocal ? PortOwner.Find(address.Port) : [];

    public void Dispose()
    {
        Server.Dispose();
        _bare?.Dispose();
    }
}
