namespace Bayou.Grains.Journal;

/// <summary>How a protobuf field is written.</summary>
internal enum WireType
{
    /// <summary>An integer of variable length.</summary>
    Varint = 0,

    /// <summary>Eight bytes.</summary>
    Fixed64 = 1,

    /// <summary>A length and as many bytes.</summary>
    Bytes = 2,

    /// <summary>Four bytes.</summary>
    Fixed32 = 5,
}
