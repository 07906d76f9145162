namespace Bayou.Grains.Registry;

/// <summary>Names of the streams of registered models and of their parents. No other code puts one together.</summary>
internal static class ModelStreams
{
    internal static string Model(string workspace, string name) => Prefix(workspace) + name;

    internal static string NameOf(string workspace, string stream) => stream[Prefix(workspace).Length..];

    internal static string ModelsOf(string workspace) => $"workspace/{workspace}/models";

    private static string Prefix(string workspace) => $"model/{workspace}/";
}
