using Bayou.Contracts.Registry;

namespace Bayou.Search.Registry;

/// <summary>A version's stage, and whether searches show it, in one small integer of a column.</summary>
internal static class VersionFlags
{
    /// <summary>A row without a version.</summary>
    public const long Empty = 0;

    private const long LiveBit = 1;
    private const long PromptBit = 2;
    private const int StageShift = 2;

    /// <summary>Packs the flags of a version.</summary>
    /// <param name="stage">Its stage.</param>
    /// <param name="ofPrompt">Whether any version of its model is tagged as a prompt's.</param>
    public static long Pack(ModelStage stage, bool ofPrompt) => LiveBit | (ofPrompt ? PromptBit : 0L) | ((long)stage << StageShift);

    /// <summary>Whether the row has a version that a search may show.</summary>
    /// <param name="flags">The flags.</param>
    /// <param name="showsPrompts">Whether the search shows prompts.</param>
    public static bool IsShown(long flags, bool showsPrompts) => (flags & LiveBit) != 0 && (showsPrompts || (flags & PromptBit) == 0);

    /// <summary>The stage.</summary>
    /// <param name="flags">The flags.</param>
    public static ModelStage Stage(long flags) => (ModelStage)(flags >> StageShift);
}
