using System.Globalization;
using System.Numerics;

namespace Bayou.Conformance.Tests.Matching;

/// <summary>Compares numbers by value: whole numbers exactly, others as doubles. 1 equals 1.0.</summary>
internal static class NumberText
{
    public static int Compare(string left, string right) =>
        Whole(left, out var a) && Whole(right, out var b) ? a.CompareTo(b) : Real(left).CompareTo(Real(right));

    private static bool Whole(string text, out BigInteger value) =>
        BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    private static double Real(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
