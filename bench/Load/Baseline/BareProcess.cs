using System.Diagnostics;
using Bayou.Bench.Http;

namespace Bayou.Bench.Baseline;

/// <summary>A child of this program that serves the bare endpoint.</summary>
internal sealed class BareProcess : IDisposable
{
    /// <summary>The hidden command that the child runs.</summary>
    internal const string Command = "bare";

    private readonly Process _process;

    private BareProcess(Process process, TargetAddress address)
    {
        _process = process;
        Address = address;
    }

    internal TargetAddress Address { get; }

    internal int Id => _process.Id;

    /// <summary>Starts it and waits until it serves.</summary>
    internal static BareProcess Start()
    {
        var program = Environment.ProcessPath!;
        string[] arguments =
            Path.GetFileNameWithoutExtension(program) == "dotnet" ? [typeof(BareProcess).Assembly.Location, Command] : [Command];
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
        var process = Process.Start(start)!;
        var url = process.StandardOutput.ReadLine() ?? throw new BenchException("The bare endpoint did not start.");
        return new BareProcess(process, TargetAddress.Parse(url));
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
