using Bayou.Storage.Transfer;

namespace Bayou.Silo.Commands;

/// <summary>What both sides of a copy hold, as a table.</summary>
internal static class CopyReportText
{
    /// <summary>Writes the table.</summary>
    /// <param name="output">Standard output.</param>
    /// <param name="report">What was found.</param>
    internal static void Write(TextWriter output, CopyReport report)
    {
        output.WriteLine(Line("", "", "rows", "bytes", "SHA-256"));
        foreach (var table in report.Tables)
        {
            output.WriteLine(Line(table.Name, "source", $"{table.Source.Rows}", $"{table.Source.Bytes}", table.Source.Checksum));
            output.WriteLine(Line("", "target", $"{table.Target.Rows}", $"{table.Target.Bytes}", table.Target.Checksum));
        }
    }

    private static string Line(string table, string side, string rows, string bytes, string checksum) =>
        $"{table,-9}  {side,-6}  {rows,12}  {bytes,15}  {checksum}";
}
