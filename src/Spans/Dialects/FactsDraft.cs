using Bayou.Contracts.Traces;

namespace Bayou.Spans.Dialects;

/// <summary>Facts while dialects fill them. The first dialect that knows wins, field by field.</summary>
internal sealed class FactsDraft
{
    internal string? Type { get; set; }

    internal string? Inputs { get; set; }

    internal string? Outputs { get; set; }

    internal string? Model { get; set; }

    internal string? Provider { get; set; }

    /// <summary>Tokens of one dialect, never mixed from several.</summary>
    internal TokenUsage? Tokens { get; set; }

    internal SpanCost? Cost { get; set; }

    internal string? ToolName { get; set; }

    internal string? Tools { get; set; }

    internal string? MessageFormat { get; set; }

    internal string? Session { get; set; }

    internal string? User { get; set; }
}
