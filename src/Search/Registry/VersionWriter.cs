using System.Collections.Immutable;
using Bayou.Contracts.Names;
using Bayou.Contracts.Registry;
using Bayou.Search.Columns;

namespace Bayou.Search.Registry;

/// <summary>Writes versions into columns. Writing the same again changes nothing.</summary>
/// <param name="columns">The columns.</param>
internal sealed class VersionWriter(VersionColumns columns)
{
    /// <summary>Writes a new or changed version.</summary>
    /// <param name="entry">Its model.</param>
    /// <param name="delta">What changed.</param>
    public void Write(ModelEntry entry, ModelVersionDelta delta)
    {
        var isNew = !entry.Rows.TryGetValue(delta.Version, out var row);
        if (isNew)
        {
            row = columns.AddRow();
            entry.Rows[delta.Version] = row;
            columns.Versions[row] = delta.Version;
            columns.Names.Set(row, entry.Name);
        }

        var wasPrompt = IsOfPrompt(row);
        if (delta.Head is { } head)
        {
            WriteHead(entry, delta.Version, row, head, isNew);
        }

        WriteTags(row, delta.Tags);
        RemoveTags(row, delta.RemovedTags);
        Count(entry, wasPrompt, IsOfPrompt(row));
    }

    /// <summary>Takes a version away.</summary>
    /// <param name="entry">Its model.</param>
    /// <param name="version">Its number; one that is not there is fine.</param>
    public void Remove(ModelEntry entry, int version)
    {
        if (!entry.Rows.Remove(version, out var row))
        {
            return;
        }

        entry.LeaveStage(version, StageOf(row), StageOf);
        Count(entry, IsOfPrompt(row), false);
        Empty(row);
    }

    /// <summary>Takes all versions of a model away.</summary>
    /// <param name="entry">The model.</param>
    public void RemoveAll(ModelEntry entry)
    {
        foreach (var row in entry.Rows.Values)
        {
            Empty(row);
        }

        entry.ForgetVersions();
    }

    private static void SetOrClear(TextColumn column, int row, string? text)
    {
        if (text is null)
        {
            column.Clear(row);
        }
        else
        {
            column.Set(row, text);
        }
    }

    private void Empty(int row)
    {
        columns.Flags[row] = VersionFlags.Empty;
        foreach (var column in (ReadOnlySpan<TextColumn>)
            [columns.Names, columns.Descriptions, columns.Sources, columns.StorageLocations, columns.RunIds, columns.RunLinks, columns.ModelIds])
        {
            column.Clear(row);
        }

        for (var list = columns.Lists.Content((int)columns.TagLists[row]); !list.IsEmpty;)
        {
            columns.Tags[(int)Varint.Read(ref list)].Clear(row);
        }

        columns.Lists.Release((int)columns.TagLists[row]);
        columns.TagLists[row] = RowLists.Empty;
        columns.FreeRow(row);
    }

    private void WriteHead(ModelEntry entry, int version, int row, ModelVersionHead head, bool isNew)
    {
        var before = StageOf(row);
        columns.Flags[row] = VersionFlags.Pack(head.Stage, entry.PromptVersions > 0);
        columns.CreationTimes[row] = head.CreationTime;
        columns.LastUpdateTimes[row] = head.LastUpdateTime;
        SetOrClear(columns.Descriptions, row, head.Description);
        columns.Sources.Set(row, head.Source);
        SetOrClear(columns.StorageLocations, row, head.StorageLocation == head.Source ? null : head.StorageLocation);
        columns.RunIds.Set(row, head.RunId);
        columns.RunLinks.Set(row, head.RunLink);
        SetOrClear(columns.ModelIds, row, head.ModelId);
        if (!isNew && before != head.Stage)
        {
            entry.LeaveStage(version, before, StageOf);
        }

        entry.NoteStage(version, head.Stage);
    }

    private void WriteTags(int row, ImmutableArray<Tag> tags)
    {
        foreach (var tag in tags)
        {
            var number = columns.Tags.Add(tag.Key);
            if (columns.Tags[number].Set(row, tag.Value))
            {
                columns.TagLists[row] = columns.Lists.Extend((int)columns.TagLists[row], [(ulong)number]);
            }
        }
    }

    private void RemoveTags(int row, ImmutableArray<string> keys)
    {
        foreach (var key in keys)
        {
            var number = columns.Tags.NumberOf(key);
            if (number >= 0)
            {
                columns.Tags[number].Clear(row);
                columns.TagLists[row] = columns.Lists.Without((int)columns.TagLists[row], [(ulong)number]);
            }
        }
    }

    /// <summary>Keeps count of a model's prompt versions; the first and the last of them hide or show all others.</summary>
    private void Count(ModelEntry entry, bool wasPrompt, bool isPrompt)
    {
        var before = entry.PromptVersions > 0;
        entry.PromptVersions += (isPrompt ? 1 : 0) - (wasPrompt ? 1 : 0);
        var after = entry.PromptVersions > 0;
        if (before != after)
        {
            foreach (var row in entry.Rows.Values)
            {
                columns.Flags[row] = VersionFlags.Pack(StageOf(row), after);
            }
        }
    }

    private bool IsOfPrompt(int row)
    {
        var column = columns.Tags.Find(PromptTags.IsPrompt);
        return column is not null && column.Code(row) != 0 && column.Text(row) == "true";
    }

    private ModelStage StageOf(int row) => VersionFlags.Stage(columns.Flags[row]);
}
