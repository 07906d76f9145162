using System.Collections.Immutable;
using Bayou.Contracts.Names;
using Bayou.Contracts.Registry;
using Bayou.Search.Columns;

namespace Bayou.Search.Registry;

/// <summary>Rebuilds model versions from columns.</summary>
/// <param name="columns">The columns.</param>
internal sealed class VersionReader(VersionColumns columns)
{
    /// <summary>Rebuilds a version, without aliases.</summary>
    /// <param name="row">Its row.</param>
    public ModelVersion Read(int row)
    {
        var source = columns.Sources.Text(row);
        var head = new ModelVersionHead(
            columns.CreationTimes[row],
            columns.LastUpdateTimes[row],
            OrNull(columns.Descriptions, row),
            VersionFlags.Stage(columns.Flags[row]),
            source,
            OrNull(columns.StorageLocations, row) ?? source,
            columns.RunIds.Text(row),
            columns.RunLinks.Text(row),
            OrNull(columns.ModelIds, row));
        return new ModelVersion(columns.Names.Text(row), (int)columns.Versions[row], head, ReadTags(row), []);
    }

    private static string? OrNull(TextColumn column, int row) => column.Code(row) == 0 ? null : column.Text(row);

    private ImmutableArray<Tag> ReadTags(int row)
    {
        var tags = ImmutableArray.CreateBuilder<Tag>();
        for (var list = columns.Lists.Content((int)columns.TagLists[row]); !list.IsEmpty;)
        {
            var number = (int)Varint.Read(ref list);
            tags.Add(new Tag(columns.Tags.KeyOf(number), columns.Tags[number].Text(row)));
        }

        return tags.DrainToImmutable();
    }
}
