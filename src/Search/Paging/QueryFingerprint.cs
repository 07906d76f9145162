using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using Bayou.Contracts.Names;

namespace Bayou.Search.Paging;

/// <summary>A short hash of what must stay the same from page to page.</summary>
internal static class QueryFingerprint
{
    /// <summary>The first 8 bytes of the SHA-256 of filter, order and view.</summary>
    /// <param name="filter">The filter as sent; null is the same as empty.</param>
    /// <param name="orderBy">The ordering clauses as sent; default is the same as empty.</param>
    /// <param name="view">Which life-cycle stages are shown.</param>
    public static ulong Of(string? filter, ImmutableArray<string> orderBy, ViewType view)
    {
        var writer = new TokenWriter();
        writer.WriteByte((byte)view);
        writer.WriteText(filter ?? string.Empty);
        foreach (var clause in orderBy.IsDefault ? [] : orderBy)
        {
            writer.WriteText(clause);
        }

        return BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(writer.Written));
    }
}
