using Bayou.Contracts.Errors;

namespace Bayou.Storage.Artifacts.Local;

/// <summary>Turns failures of the disk that a caller can understand into answers.</summary>
internal static class LocalFaults
{
    private const int NoSpace = 28;
    private const int OverQuota = 122;
    private const int WindowsDiskFull = unchecked((int)0x80070070);
    private const int WindowsHandleDiskFull = unchecked((int)0x80070027);

    /// <summary>The answer, or null when there is none but "the server failed".</summary>
    internal static BayouException? Translate(Exception exception) => exception switch
    {
        PathTooLongException => BayouException.InvalidParameter("Invalid path: it is too long for this store."),
        IOException { HResult: NoSpace or OverQuota or WindowsDiskFull or WindowsHandleDiskFull } =>
            BayouException.Unavailable("The artifact store is full. Nothing of the file was kept.", exception),
        _ => null,
    };
}
