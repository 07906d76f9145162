namespace Orleans.Runtime;

/// <summary>The process is stopping and takes no more calls.</summary>
public sealed class SiloUnavailableException : Exception
{
    /// <summary>The process is stopping.</summary>
    /// <param name="message">What could not be done.</param>
    public SiloUnavailableException(string message)
        : base(message)
    {
    }
}
