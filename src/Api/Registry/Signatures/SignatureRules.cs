using System.Collections.Immutable;

namespace Bayou.Api.Registry.Signatures;

/// <summary>
/// Whether a version can take the place of another: it takes every input that the other took, and gives every output that the other gave,
/// of the same type or a narrower one. What the other's signature does not declare is not compared. The rules are told in
/// <c>docs/policies.md</c>.
/// </summary>
internal static class SignatureRules
{
    private const int MostFaults = 20;
    private const int LongestFault = 300;

    /// <summary>Why the new signature can't stand in for the old one; empty when it can.</summary>
    /// <param name="old">Of the version that holds the place.</param>
    /// <param name="now">Of the version that is to get it.</param>
    internal static ImmutableArray<string> FindFaults(ModelSignature old, ModelSignature now)
    {
        var faults = new List<string>();
        if (old.Inputs is { } oldInputs && now.Inputs is { } inputs)
        {
            CompareInputs(oldInputs, inputs, faults);
        }

        if (old.Outputs is { } oldOutputs)
        {
            CompareOutputs(oldOutputs, now.Outputs ?? [], faults);
        }

        if (old.Params is { } oldParams)
        {
            CompareParams(oldParams, now.Params ?? [], faults);
        }

        var shown = faults.Take(MostFaults).Select(fault => fault.Length <= LongestFault ? fault : fault[..LongestFault] + "...");
        return faults.Count <= MostFaults ? [.. shown] : [.. shown, $"and {faults.Count - MostFaults} more"];
    }

    private static void CompareInputs(ImmutableArray<SignatureColumn> old, ImmutableArray<SignatureColumn> now, List<string> faults)
    {
        if (!SameNaming(old, now, "inputs", faults))
        {
            return;
        }

        var before = ByKey(old);
        foreach (var (key, column) in ByKey(now))
        {
            var path = $"input {key}";
            if (!before.TryGetValue(key, out var known))
            {
                if (column.IsRequired)
                {
                    faults.Add($"{path} is new and required");
                }

                continue;
            }

            TypeRules.CompareTaken(path, known, column, faults);
        }
    }

    private static void CompareOutputs(ImmutableArray<SignatureColumn> old, ImmutableArray<SignatureColumn> now, List<string> faults)
    {
        if (!SameNaming(old, now, "outputs", faults))
        {
            return;
        }

        var after = ByKey(now);
        foreach (var (key, column) in ByKey(old))
        {
            if (after.TryGetValue(key, out var given))
            {
                TypeRules.CompareGiven($"output {key}", column, given, faults);
            }
            else
            {
                faults.Add($"output {key} is gone");
            }
        }
    }

    private static void CompareParams(ImmutableArray<SignatureColumn> old, ImmutableArray<SignatureColumn> now, List<string> faults)
    {
        var after = ByKey(now);
        foreach (var (key, param) in ByKey(old))
        {
            if (after.TryGetValue(key, out var known))
            {
                TypeRules.CompareTaken($"param {key}", param, known, faults);
            }
            else
            {
                faults.Add($"param {key} is gone");
            }
        }
    }

    private static bool SameNaming(
        ImmutableArray<SignatureColumn> old, ImmutableArray<SignatureColumn> now, string part, List<string> faults)
    {
        if (old.IsEmpty || now.IsEmpty || old[0].Name is null == now[0].Name is null)
        {
            return true;
        }

        faults.Add(old[0].Name is null ? $"the {part} had no names and have names now" : $"the {part} had names and have none now");
        return false;
    }

    /// <summary>Columns by name, or by place where they have none, as messages show them.</summary>
    private static Dictionary<string, SignatureColumn> ByKey(ImmutableArray<SignatureColumn> columns)
    {
        var byKey = new Dictionary<string, SignatureColumn>(columns.Length, StringComparer.Ordinal);
        foreach (var column in columns)
        {
            byKey.Add(column.Name is null ? $"#{byKey.Count + 1}" : $"'{column.Name}'", column);
        }

        return byKey;
    }
}
