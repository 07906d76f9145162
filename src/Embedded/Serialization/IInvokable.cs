namespace Orleans.Serialization.Invocation;

/// <summary>The arguments of a call, for filters.</summary>
public interface IInvokable
{
    /// <summary>How many arguments the method takes.</summary>
    int GetArgumentCount();

    /// <summary>One argument.</summary>
    /// <param name="index">From 0.</param>
    object? GetArgument(int index);

    /// <summary>Replaces an argument.</summary>
    /// <param name="index">From 0.</param>
    /// <param name="value">Of the parameter's type.</param>
    void SetArgument(int index, object? value);
}
