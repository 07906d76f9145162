namespace Bayou.Search.Runs.Filters;

/// <summary>What a clause costs per row, in ascending order.</summary>
internal enum FilterCost
{
    /// <summary>No row meets it.</summary>
    Nothing,

    /// <summary>One number is compared.</summary>
    Number,

    /// <summary>One code is looked up.</summary>
    Code,

    /// <summary>A text may have to be matched.</summary>
    Match,

    /// <summary>A text is put together and matched.</summary>
    Compose,
}
