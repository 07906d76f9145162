using System.Collections.Immutable;
using Bayou.Conformance.Tests.Documents;

namespace Bayou.Conformance.Tests.Scenarios;

/// <summary>All scenario files and the fragments that they share.</summary>
internal sealed class ScenarioCatalog
{
    private const string FragmentFile = "fragments.yaml";

    public ScenarioCatalog(ImmutableArray<ScenarioFile> files, ImmutableDictionary<string, ImmutableArray<Step>> fragments)
    {
        Files = files;
        Fragments = fragments;
    }

    /// <summary>Ordered by area and name.</summary>
    public ImmutableArray<ScenarioFile> Files { get; }

    public ImmutableDictionary<string, ImmutableArray<Step>> Fragments { get; }

    /// <summary>Those that were built with this assembly.</summary>
    public static ScenarioCatalog Load() => Load(Path.Combine(AppContext.BaseDirectory, "scenarios"));

    public static ScenarioCatalog Load(string root)
    {
        var files = Directory.EnumerateDirectories(root)
            .SelectMany(area => Directory.EnumerateFiles(area, "*.yaml"))
            .Order(StringComparer.Ordinal)
            .Select(path => Read(path, yaml => ScenarioReader.Read(
                Path.GetFileName(Path.GetDirectoryName(path)!),
                Path.GetFileNameWithoutExtension(path),
                yaml)));
        return new([.. files], Read(Path.Combine(root, FragmentFile), ReadFragments));
    }

    public static ImmutableDictionary<string, ImmutableArray<Step>> ReadFragments(string yaml) =>
        YamlDocument.Parse(yaml).AsMapping(FragmentFile).Entries.ToImmutableDictionary(
            entry => entry.Key,
            entry => StepReader.ReadAll(entry.Value, entry.Key),
            StringComparer.Ordinal);

    private static T Read<T>(string path, Func<string, T> read)
    {
        try
        {
            return read(File.ReadAllText(path));
        }
        catch (ScenarioFormatException fault)
        {
            throw new ScenarioFormatException($"{path}: {fault.Message}");
        }
    }
}
