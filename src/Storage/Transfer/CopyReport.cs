using System.Collections.Immutable;

namespace Bayou.Storage.Transfer;

/// <summary>How a copy ended.</summary>
/// <param name="Tables">All that was copied.</param>
public sealed record CopyReport(ImmutableArray<CopiedTable> Tables)
{
    /// <summary>Whether the target holds exactly what the source does. Otherwise it stays marked as unfinished.</summary>
    public bool IsExact => Tables.All(static table => table.Source == table.Target);
}
