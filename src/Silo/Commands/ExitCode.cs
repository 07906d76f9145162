namespace Bayou.Silo.Commands;

/// <summary>What the process says to its caller when it ends.</summary>
internal static class ExitCode
{
    /// <summary>All went well, also an orderly stop.</summary>
    internal const int Success = 0;

    /// <summary>The server could not start, or broke; the command failed.</summary>
    internal const int Failure = 1;

    /// <summary>The configuration or the command line is at fault; nothing was started.</summary>
    internal const int Configuration = 2;
}
