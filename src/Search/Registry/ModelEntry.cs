using Bayou.Contracts.Registry;

namespace Bayou.Search.Registry;

/// <summary>What a table holds of one name: its model, and the rows of that model's versions.</summary>
/// <param name="name">The name.</param>
internal sealed class ModelEntry(string name)
{
    private const int None = 0;
    private readonly int[] _latest = new int[ModelStages.All.Length];

    /// <summary>The name.</summary>
    public string Name { get; } = name;

    /// <summary>The sequence number up to which the model is known.</summary>
    public long Sequence { get; set; }

    /// <summary>Null when the name has no model any more.</summary>
    public RegisteredModelHead? Head { get; set; }

    /// <summary>Tags of the model.</summary>
    public OrderedDictionary<string, string> Tags { get; } = new(StringComparer.Ordinal);

    /// <summary>Aliases of the model.</summary>
    public OrderedDictionary<string, int> Aliases { get; } = new(StringComparer.Ordinal);

    /// <summary>The row of each version.</summary>
    public SortedList<int, int> Rows { get; } = [];

    /// <summary>How many versions are tagged as those of a prompt.</summary>
    public int PromptVersions { get; set; }

    /// <summary>Whether the model is tagged as a prompt.</summary>
    public bool IsPrompt => Tags.TryGetValue(PromptTags.IsPrompt, out var value) && value == "true";

    /// <summary>The newest version of each used stage, ordered by number.</summary>
    public IEnumerable<int> LatestVersions => _latest.Where(version => version != None).Order();

    /// <summary>Takes note that a version is in a stage.</summary>
    /// <param name="version">Its number.</param>
    /// <param name="stage">The stage.</param>
    public void NoteStage(int version, ModelStage stage) => _latest[(int)stage] = Math.Max(_latest[(int)stage], version);

    /// <summary>Takes note that a version has left a stage.</summary>
    /// <param name="version">Its number.</param>
    /// <param name="stage">The stage.</param>
    /// <param name="stageOf">The stage of the version in a row.</param>
    public void LeaveStage(int version, ModelStage stage, Func<int, ModelStage> stageOf)
    {
        if (_latest[(int)stage] != version)
        {
            return;
        }

        _latest[(int)stage] = None;
        for (var i = Rows.Count - 1; i >= 0; i--)
        {
            var other = Rows.GetKeyAtIndex(i);
            if (other != version && stageOf(Rows.GetValueAtIndex(i)) == stage)
            {
                _latest[(int)stage] = other;
                return;
            }
        }
    }

    /// <summary>Takes note that there are no versions any more.</summary>
    public void ForgetVersions()
    {
        Rows.Clear();
        PromptVersions = 0;
        _latest.AsSpan().Clear();
    }
}
