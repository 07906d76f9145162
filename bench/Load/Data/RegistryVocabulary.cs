using System.Globalization;

namespace Bayou.Bench.Data;

/// <summary>Registered models, logged models and records as the benchmarks make them up. Searches count on some of the values.</summary>
internal static class RegistryVocabulary
{
    /// <summary>The name of a registered model.</summary>
    /// <param name="prefix">What all models of one filling begin with.</param>
    /// <param name="number">Which.</param>
    internal static string ModelName(string prefix, long number) =>
        string.Create(CultureInfo.InvariantCulture, $"{prefix}-{Team(number)}-{number:000000}");

    /// <summary>A registered model's team.</summary>
    internal static string Team(long number) => RunVocabulary.Teams[number % RunVocabulary.Teams.Length];

    /// <summary>What a registered model is for.</summary>
    internal static string Task(long number) => number % 7 == 0 ? "nlp" : "vision";

    /// <summary>The id of the run that made a version: 32 hex digits that nobody logged.</summary>
    internal static string RunId(ulong seed, long model, long version)
    {
        var random = new SeededRandom(seed, ((ulong)model << 20) | (ulong)version);
        return string.Create(CultureInfo.InvariantCulture, $"{random.Next():x16}{random.Next():x16}");
    }

    /// <summary>Where a version's files are.</summary>
    internal static string Source(long model, string runId) =>
        string.Create(CultureInfo.InvariantCulture, $"mlflow-artifacts:/{model % 50}/{runId}/artifacts/model");
}
