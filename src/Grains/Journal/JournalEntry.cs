using Bayou.Storage.Log;

namespace Bayou.Grains.Journal;

/// <summary>What a command adds to its grain's stream, and what is stored with it.</summary>
/// <typeparam name="TEvent">What one command changed.</typeparam>
/// <param name="Change">The change.</param>
/// <param name="Companion">A record of another stream: both are stored, or none.</param>
/// <param name="Parent">What the stream belongs to from this record on; null where it belongs to something already, or to nothing yet.</param>
internal readonly record struct JournalEntry<TEvent>(TEvent Change, LogRecord? Companion = null, string? Parent = null)
    where TEvent : class;
