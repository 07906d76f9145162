using System.CommandLine;
using System.CommandLine.Invocation;

namespace Bayou.Silo.Commands;

/// <summary><c>--version</c>.</summary>
internal sealed class VersionFlag : Option<bool>
{
    internal VersionFlag()
        : base("--version")
    {
        Description = "Show the version.";
        Arity = ArgumentArity.Zero;
        Action = new Show();
    }

    private sealed class Show : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            parseResult.InvocationConfiguration.Output.WriteLine($"bayou {ProductVersion.Text}");
            return ExitCode.Success;
        }
    }
}
