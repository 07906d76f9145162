namespace Bayou.Api.Registry.Signatures;

/// <summary>Whether one type can stand in for another, as input or as output, with what lies inside it.</summary>
internal static class TypeRules
{
    /// <summary>Compares what is taken: each value that fitted the old column must fit the new one.</summary>
    /// <param name="path">What the column is called in messages.</param>
    /// <param name="old">As it was.</param>
    /// <param name="now">As it is to be.</param>
    /// <param name="faults">Gets what is wrong.</param>
    internal static void CompareTaken(string path, SignatureColumn old, SignatureColumn now, List<string> faults) =>
        Compare(path, old, now, isTaken: true, faults);

    /// <summary>Compares what is given: each value of the new column must fit the old one.</summary>
    /// <param name="path">What the column is called in messages.</param>
    /// <param name="old">As it was.</param>
    /// <param name="now">As it is to be.</param>
    /// <param name="faults">Gets what is wrong.</param>
    internal static void CompareGiven(string path, SignatureColumn old, SignatureColumn now, List<string> faults) =>
        Compare(path, old, now, isTaken: false, faults);

    private static void Compare(string path, SignatureColumn old, SignatureColumn now, bool isTaken, List<string> faults)
    {
        if (isTaken && now.IsRequired && !old.IsRequired)
        {
            faults.Add($"{path} was optional and is required");
        }
        else if (!isTaken && old.IsRequired && !now.IsRequired)
        {
            faults.Add($"{path} was always given and is optional");
        }

        Compare(path, old.Type, now.Type, isTaken, faults);
    }

    private static void Compare(string path, ColumnType old, ColumnType now, bool isTaken, List<string> faults)
    {
        // Values go from the narrow type to the wide one: from old callers to what is taken now, or from what is given now to old readers.
        var (narrow, wide) = isTaken ? (old, now) : (now, old);
        var fits = (narrow, wide) switch
        {
            (_, AnyType) => true,
            (TensorType from, TensorType to) => Fits(from, to),
            (ScalarType from, ScalarType to) => Fits(from, to),
            _ => false,
        };
        if (fits)
        {
            return;
        }

        switch (old, now)
        {
            case (ArrayType before, ArrayType after):
                Compare($"{path}[]", before.Items, after.Items, isTaken, faults);
                return;
            case (MapType before, MapType after):
                Compare($"{path}.*", before.Values, after.Values, isTaken, faults);
                return;
            case (ObjectType before, ObjectType after):
                Compare(path, before, after, isTaken, faults);
                return;
            default:
                faults.Add($"{path} was {Shown(old)} and is {Shown(now)}");
                return;
        }
    }

    /// <summary>MLflow refuses properties that an object's type does not name, so that none may go.</summary>
    private static void Compare(string path, ObjectType old, ObjectType now, bool isTaken, List<string> faults)
    {
        foreach (var (name, known) in old.Properties)
        {
            if (now.Properties.TryGetValue(name, out var property))
            {
                Compare($"{path}.{name}", known, property, isTaken, faults);
            }
            else
            {
                faults.Add(isTaken ? $"{path}.{name} is not taken any more" : $"{path}.{name} is gone");
            }
        }

        if (!isTaken)
        {
            return;
        }

        foreach (var (name, property) in now.Properties)
        {
            if (property.IsRequired && !old.Properties.ContainsKey(name))
            {
                faults.Add($"{path}.{name} is new and required");
            }
        }
    }

    private static bool Fits(ScalarType narrow, ScalarType wide) =>
        narrow == wide || (narrow.Name, wide.Name) is ("integer", "long") or ("float", "double");

    /// <summary>MLflow compares the element types of tensors exactly.</summary>
    private static bool Fits(TensorType narrow, TensorType wide) =>
        narrow.DataType == wide.DataType
        && narrow.Shape.Length == wide.Shape.Length
        && narrow.Shape.Zip(wide.Shape).All(lengths => lengths.Second == -1 || lengths.First == lengths.Second);

    private static string Shown(ColumnType type)
    {
        const int MostCharacters = 100;
        var text = type.ToString()!;
        return text.Length <= MostCharacters ? text : text[..MostCharacters] + "...";
    }
}
