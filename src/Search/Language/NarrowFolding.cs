using System.Buffers;

namespace Bayou.Search.Language;

/// <summary>How the characters of one byte fold, as <see cref="CodePoints"/> folds them.</summary>
internal static class NarrowFolding
{
    /// <summary>What each character folds to.</summary>
    public static byte[] Table { get; } = [.. Enumerable.Range(0, 256).Select(character => (byte)Fold(character))];

    /// <summary>Characters that fold to one of more than a byte.</summary>
    public static SearchValues<byte> Unfoldable { get; } =
        SearchValues.Create([.. Enumerable.Range(0, 256).Where(character => Fold(character) > byte.MaxValue).Select(character => (byte)character)]);

    private static int Fold(int character)
    {
        Span<int> folded = stackalloc int[1];
        CodePoints.Decode([(char)character], foldCase: true, folded);
        return folded[0];
    }
}
