using Bayou.Storage.Transfer;

namespace Bayou.Silo.Commands;

/// <summary>Writes a line each time a copy tells how far it is.</summary>
/// <param name="error">Standard error.</param>
internal sealed class CopyProgressLines(TextWriter error) : IProgress<CopyProgress>
{
    private const double MiB = 1024 * 1024;

    /// <inheritdoc/>
    public void Report(CopyProgress value)
    {
        var phase = value.Phase == CopyPhase.Copying ? "copying" : "checking";
        error.WriteLine(FormattableString.Invariant($"bayou: {phase} {value.Table}: {value.Rows} rows, {value.Bytes / MiB:F1} MiB"));
    }
}
