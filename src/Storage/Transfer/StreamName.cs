namespace Bayou.Storage.Transfer;

/// <summary>A stream that a store holds.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parent">The name under which it is found with others, or null.</param>
internal readonly record struct StreamName(string Name, string? Parent);
