namespace Bayou.Storage;

/// <summary>A server that shares a database with the other servers of its cluster.</summary>
/// <param name="Cluster">The cluster's id; a database serves one cluster at a time.</param>
/// <param name="Writer">
/// The server's name among all that the cluster ever had, <c>address:port@generation</c>. Once the cluster has declared it dead, the
/// database takes nothing from it any more.
/// </param>
public sealed record StoreMember(string Cluster, string Writer);
