namespace Bayou.Api.Registry.Signatures;

/// <summary>Whether one type can stand in for another, as input or as output, with what lies inside it.</summary>
internal static class TypeRules
{
    /// <summary>Compares what is taken: each value that fitted the old column must fit the new one.</summary>
    /// <param name="path">What the column is called in messages.</param>
    /// <param name="old">As it was.</param>
    /// <param name="now">As it is to be.</param>
    /// <param name="faults">Gets what is wrong.</param>
    internal static void CompareTaken(string path, SignatureColumn old, SignatureColumn now, List<string> faults)
    {
        if (now.IsRequired && !old.IsRequired)
        {
            faults.Add($"{path} was optional and is required");
        }

        CompareTaken(path, old.Type, now.Type, faults);
    }

    /// <summary>Compares what is given: each value of the new column must fit the old one.</summary>
    /// <param name="path">What the column is called in messages.</param>
    /// <param name="old">As it was.</param>
    /// <param name="now">As it is to be.</param>
    /// <param name="faults">Gets what is wrong.</param>
    internal static void CompareGiven(string path, SignatureColumn old, SignatureColumn now, List<string> faults)
    {
        if (old.IsRequired && !now.IsRequired)
        {
            faults.Add($"{path} was always given and is optional");
        }

        CompareGiven(path, old.Type, now.Type, faults);
    }

    private static void CompareTaken(string path, ColumnType old, ColumnType now, List<string> faults)
    {
        switch (old, now)
        {
            case (_, AnyType):
                return;
            case (ArrayType before, ArrayType after):
                CompareTaken($"{path}[]", before.Items, after.Items, faults);
                return;
            case (MapType before, MapType after):
                CompareTaken($"{path}.*", before.Values, after.Values, faults);
                return;
            case (ObjectType before, ObjectType after):
                CompareTaken(path, before, after, faults);
                return;
            case (TensorType before, TensorType after) when Fits(before, after):
                return;
            case (ScalarType before, ScalarType after) when Fits(before, after):
                return;
            default:
                faults.Add($"{path} was {Shown(old)} and is {Shown(now)}");
                return;
        }
    }

    private static void CompareGiven(string path, ColumnType old, ColumnType now, List<string> faults)
    {
        switch (old, now)
        {
            case (AnyType, _):
                return;
            case (ArrayType before, ArrayType after):
                CompareGiven($"{path}[]", before.Items, after.Items, faults);
                return;
            case (MapType before, MapType after):
                CompareGiven($"{path}.*", before.Values, after.Values, faults);
                return;
            case (ObjectType before, ObjectType after):
                CompareGiven(path, before, after, faults);
                return;
            case (TensorType before, TensorType after) when Fits(after, before):
                return;
            case (ScalarType before, ScalarType after) when Fits(after, before):
                return;
            default:
                faults.Add($"{path} was {Shown(old)} and is {Shown(now)}");
                return;
        }
    }

    /// <summary>MLflow refuses properties that an object's type does not name, so that none may go.</summary>
    private static void CompareTaken(string path, ObjectType old, ObjectType now, List<string> faults)
    {
        foreach (var (name, known) in old.Properties)
        {
            if (now.Properties.TryGetValue(name, out var property))
            {
                CompareTaken($"{path}.{name}", known, property, faults);
            }
            else
            {
                faults.Add($"{path}.{name} is not taken any more");
            }
        }

        foreach (var (name, property) in now.Properties)
        {
            if (property.IsRequired && !old.Properties.ContainsKey(name))
            {
                faults.Add($"{path}.{name} is new and required");
            }
        }
    }

    private static void CompareGiven(string path, ObjectType old, ObjectType now, List<string> faults)
    {
        foreach (var (name, known) in old.Properties)
        {
            if (now.Properties.TryGetValue(name, out var property))
            {
                CompareGiven($"{path}.{name}", known, property, faults);
            }
            else
            {
                faults.Add($"{path}.{name} is gone");
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
