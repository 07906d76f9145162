using System.Reflection;

namespace Bayou.Api.Tests.Otlp;

/// <summary>A grain of which a test serves the calls that it expects.</summary>
/// <typeparam name="T">The grain's interface.</typeparam>
public class GrainStub<T> : DispatchProxy
    where T : class
{
    private Func<string, object?[], object?> _serve = (_, _) => null;

    internal static T Of(Func<string, object?[], object?> serve)
    {
        var stub = Create<T, GrainStub<T>>();
        ((GrainStub<T>)(object)stub)._serve = serve;
        return stub;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        _serve(targetMethod!.Name, args ?? []) ?? throw new InvalidOperationException($"{typeof(T).Name}.{targetMethod.Name} is not served.");
}
