using System.Reflection;

namespace Bayou.Silo;

/// <summary>Which Bayou this is.</summary>
internal static class ProductVersion
{
    /// <summary>For example <c>0.1.0</c>.</summary>
    internal static string Text { get; } = Read();

    private static string Read()
    {
        var attribute = typeof(ProductVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!;
        return attribute.InformationalVersion.Split('+', 2)[0];
    }
}
