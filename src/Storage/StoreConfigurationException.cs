namespace Bayou.Storage;

/// <summary>
/// A store can't be opened as it is configured: a bad URI or option, a database of another kind or a newer version, one
/// that another process holds, or a damaged file. The message says what to change and never holds a password.
/// </summary>
/// <param name="message">Names the setting or the file at fault, and how to mend it.</param>
/// <param name="innerException">What caused it.</param>
public sealed class StoreConfigurationException(string message, Exception? innerException = null)
    : Exception(message, innerException);
