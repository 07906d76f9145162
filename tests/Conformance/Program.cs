using Bayou.Conformance.Tests.Running;
using Xunit.MicrosoftTestingPlatform;

namespace Bayou.Conformance.Tests;

/// <summary>With `--target` the scenarios run from the console against any server; otherwise this is an xunit test program.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        if (args.Contains("--target"))
        {
            return await ConsoleSuite.RunAsync(args, Console.Out, TimeProvider.System);
        }

        return args.Any(arg => arg is "--server" or "--internal-msbuild-node")
            ? await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
            : await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
    }
}
