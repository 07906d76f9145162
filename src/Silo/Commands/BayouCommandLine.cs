using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Bayou.Silo.Configuration;

namespace Bayou.Silo.Commands;

/// <summary>The command line: <c>bayou server</c>, its alias <c>ui</c>, and the same without a command; <c>bayou db</c>.</summary>
internal static class BayouCommandLine
{
    private static readonly ParserConfiguration s_parsing = new() { EnablePosixBundling = false, ResponseFileTokenReplacer = null };

    // How a stop goes is the server's own matter.
    private static readonly InvocationConfiguration s_invoking = new()
    {
        ProcessTerminationTimeout = null,
        EnableDefaultExceptionHandler = false,
    };

    /// <summary>Runs the command that the arguments name.</summary>
    /// <param name="args">The arguments of the process.</param>
    /// <returns>The exit code of the process.</returns>
    internal static Task<int> RunAsync(string[] args)
    {
        var parsed = Build().Parse(args, s_parsing);
        if (parsed.Action is not ParseErrorAction)
        {
            return parsed.InvokeAsync(s_invoking);
        }

        return DatabaseCommand.IsNamedBy(parsed) ? DatabaseCommand.CopyAsync(parsed) : ServeAsync(parsed);
    }

    private static RootCommand Build()
    {
        var root = new RootCommand("Bayou, an MLflow-compatible tracking server.");
        root.Options.Clear();
        root.Options.Add(new HelpOption("--help", "-?") { Description = "Show this text." });
        root.Options.Add(new VersionFlag());

        var server = new Command("server", "Run the server. This is also what happens without a command.");
        server.Aliases.Add("ui");
        root.Subcommands.Add(server);
        root.Subcommands.Add(DatabaseCommand.Build());
        foreach (var option in ServerFlags.Build())
        {
            root.Options.Add(option);
            server.Options.Add(option);
        }

        root.SetAction(ServeAsync);
        server.SetAction(ServeAsync);
        return root;
    }

    private static Task<int> ServeAsync(ParseResult parsed)
    {
        var report = new ConfigurationReport();
        foreach (var error in parsed.Errors)
        {
            report.Fault("command line", error.Message);
        }

        return ServerCommand.RunAsync(ServerFlags.Read(parsed), report);
    }
}
