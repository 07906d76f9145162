using System.Collections.Immutable;
using Bayou.Conformance.Tests.Targets;

namespace Bayou.Conformance.Tests.Running;

/// <summary>What the command line asks for.</summary>
/// <param name="Target">The server.</param>
/// <param name="Kind">Whose it is.</param>
/// <param name="Area">Only this area, or null for all.</param>
/// <param name="Case">Only cases whose id holds this text, or null for all.</param>
internal sealed record ConsoleOptions(Uri Target, TargetKind Kind, string? Area, string? Case)
{
    public const string Usage = "--target http://host:port [--target-kind bayou|mlflow] [--area NAME] [--case TEXT]";

    private static readonly ImmutableArray<string> Names = ["--target", "--target-kind", "--area", "--case"];

    /// <exception cref="ArgumentException">The arguments do not fit <see cref="Usage"/>.</exception>
    public static ConsoleOptions Parse(IReadOnlyList<string> args)
    {
        var values = args.Chunk(2).ToImmutableDictionary(
            pair => Names.Contains(pair[0]) ? pair[0] : throw new ArgumentException($"There is no option {pair[0]}."),
            pair => pair.Length == 2 ? pair[1] : throw new ArgumentException($"{pair[0]} needs a value."),
            StringComparer.Ordinal);
        if (!Uri.TryCreate(values.GetValueOrDefault("--target"), UriKind.Absolute, out var target) || target.Scheme is not ("http" or "https"))
        {
            throw new ArgumentException("--target takes an http or https URL.");
        }

        var kind = values.GetValueOrDefault("--target-kind", "bayou") switch
        {
            "bayou" => TargetKind.Bayou,
            "mlflow" => TargetKind.Mlflow,
            var other => throw new ArgumentException($"--target-kind is bayou or mlflow, not {other}."),
        };
        return new(target, kind, values.GetValueOrDefault("--area"), values.GetValueOrDefault("--case"));
    }
}
