using System.Collections;
using Bayou.Contracts.Errors;
using Bayou.Silo.Configuration;
using Bayou.Silo.Hosting;

namespace Bayou.Silo.Commands;

/// <summary><c>bayou server</c>: reads the configuration, then runs the server, or tells all that is wrong.</summary>
internal static class ServerCommand
{
    /// <summary>Runs until the process is told to stop.</summary>
    /// <param name="flags">The flags that were given.</param>
    /// <param name="report">What is known to be wrong already.</param>
    /// <returns>The exit code of the process.</returns>
    internal static async Task<int> RunAsync(IReadOnlyDictionary<string, string> flags, ConfigurationReport report)
    {
        var directory = Environment.CurrentDirectory;
        var sources = new SettingSources(flags, ReadEnvironment(flags, report), SettingsFile.Read(directory, report), report);
        var options = new ServerConfiguration(sources, report).Read(directory);
        if (report.Faults.Count > 0)
        {
            ConfigurationReport.Write(Console.Error, report.Faults);
            return ExitCode.Configuration;
        }

        try
        {
            return await BayouServer.RunAsync(options, report.Warnings);
        }
        catch (ConfigurationException exception)
        {
            ConfigurationReport.Write(Console.Error, exception.Faults);
            return ExitCode.Configuration;
        }
        catch (BayouException exception) when (exception.Code == ErrorCode.TemporarilyUnavailable)
        {
            await Console.Error.WriteLineAsync($"bayou: {exception.Message}");
            return ExitCode.Failure;
        }
    }

    private static Dictionary<string, string> ReadEnvironment(IReadOnlyDictionary<string, string> flags, ConfigurationReport report)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            environment[(string)variable.Key] = (string?)variable.Value ?? "";
        }

        if (flags.TryGetValue(EnvironmentFile.Flag, out var path))
        {
            // Libraries that read variables by themselves, such as exporters and cloud stores, must see them too.
            foreach (var added in EnvironmentFile.Load(path, environment, report))
            {
                Environment.SetEnvironmentVariable(added, environment[added]);
            }
        }

        return environment;
    }
}
