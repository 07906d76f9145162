namespace Orleans.Placement;

/// <summary>Asks to activate a grain on the silo that calls it first. In one process there is only that one.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PreferLocalPlacementAttribute : Attribute;
