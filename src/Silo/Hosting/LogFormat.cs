namespace Bayou.Silo.Hosting;

/// <summary>How log lines look.</summary>
internal enum LogFormat
{
    /// <summary>One line of text each, for people.</summary>
    Text,

    /// <summary>One JSON object a line, for log collectors.</summary>
    Json,
}
