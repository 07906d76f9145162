using System.Text;

namespace Bayou.Storage.Writing;

/// <summary>What every database takes as a name: it becomes part of a key.</summary>
internal static class StoredName
{
    // A PostgreSQL index row holds at most 2,704 bytes, and the longest key has two names.
    private const int MaxBytes = 1_024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Whether something of this name can be stored; nothing of another name exists.</summary>
    public static bool IsPossible(string name)
    {
        if (name.Length is 0 or > MaxBytes || name.Contains('\0', StringComparison.Ordinal))
        {
            return false;
        }

        try
        {
            return Strict.GetByteCount(name) <= MaxBytes;
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }

    /// <summary>Checks a name that is to be stored.</summary>
    /// <exception cref="ArgumentException">It is empty, too long, or holds NUL or half of a surrogate pair.</exception>
    public static void Check(string name, string what)
    {
        ArgumentNullException.ThrowIfNull(name, what);
        if (!IsPossible(name))
        {
            throw new ArgumentException(
                $"A {what} has 1 to {MaxBytes} bytes of UTF-8, no NUL character and no half of a surrogate pair.", what);
        }
    }
}
