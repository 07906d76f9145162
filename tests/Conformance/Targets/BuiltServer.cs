using System.Reflection;

namespace Bayou.Conformance.Tests.Targets;

/// <summary>The server that was built together with these tests.</summary>
internal static class BuiltServer
{
    /// <summary>Path of bayou.dll.</summary>
    public static string Assembly { get; } = typeof(BuiltServer).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(item => item.Key == "ServerAssembly").Value!;
}
