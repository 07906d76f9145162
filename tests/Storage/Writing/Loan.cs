namespace Bayou.Storage.Tests.Writing;

/// <summary>A thread's loan that tests can look at.</summary>
internal sealed class Loan : IDisposable
{
    internal bool IsOpen { get; private set; }

    internal IDisposable Begin()
    {
        IsOpen = true;
        return this;
    }

    public void Dispose() => IsOpen = false;
}
