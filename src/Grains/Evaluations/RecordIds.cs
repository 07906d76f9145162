using System.Globalization;

namespace Bayou.Grains.Evaluations;

/// <summary>Ids of records: <c>dr-</c> and 32 hex digits. Greater ids are of later records.</summary>
internal static class RecordIds
{
    private const string Prefix = "dr-";
    private const int Digits = 32;

    internal static string Format(UInt128 id) => Prefix + id.ToString("x32", CultureInfo.InvariantCulture);

    internal static bool TryParse(string text, out UInt128 id)
    {
        id = default;
        return text.Length == Prefix.Length + Digits
            && text.StartsWith(Prefix, StringComparison.Ordinal)
            && UInt128.TryParse(text.AsSpan(Prefix.Length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out id)
            && Format(id) == text;
    }

    /// <summary>An id for a record of now that is greater than all before it.</summary>
    /// <param name="last">The greatest id so far.</param>
    /// <param name="fresh">A time-ordered random number.</param>
    internal static UInt128 Next(UInt128 last, UInt128 fresh) => fresh > last ? fresh : last + 1;

    /// <summary>The number behind a time-ordered UUID.</summary>
    internal static UInt128 Fresh(DateTimeOffset now) =>
        UInt128.Parse(Guid.CreateVersion7(now).ToString("N"), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    internal static UInt128 ParseHash(string hash) => UInt128.Parse(hash, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
