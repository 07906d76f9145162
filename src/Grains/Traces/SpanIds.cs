using System.Buffers;
using System.Globalization;
using Bayou.Contracts.Errors;

namespace Bayou.Grains.Traces;

/// <summary>Span ids as numbers: half the room, and no text that isn't an id.</summary>
internal static class SpanIds
{
    private const int Digits = 16;

    private static readonly SearchValues<char> s_digits = SearchValues.Create("0123456789abcdef");

    /// <summary>Whether a text is an id: 16 lower-case hex digits.</summary>
    internal static bool IsValid(string spanId) =>
        spanId.Length == Digits && !spanId.AsSpan().ContainsAnyExcept(s_digits);

    /// <exception cref="BayouException">INVALID_PARAMETER_VALUE: it isn't an id.</exception>
    internal static ulong Parse(string spanId) => IsValid(spanId)
        ? ulong.Parse(spanId, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)
        : throw BayouException.InvalidParameter($"Span id '{spanId}' is not valid. It must have 16 lower-case hex digits.");

    internal static string Format(ulong spanId) => spanId.ToString("x16", CultureInfo.InvariantCulture);
}
