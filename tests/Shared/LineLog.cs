using System.Text;

namespace Bayou.Testing;

/// <summary>Collects the lines of a stream as they come, and tells when a line holds a text.</summary>
internal sealed class LineLog
{
    private readonly Lock _changing = new();
    private readonly StringBuilder _text = new();
    private readonly List<(string Text, TaskCompletionSource Found)> _waiting = [];

    internal LineLog(TextReader reader) => Completion = ReadAsync(reader);

    /// <summary>Ends with the stream.</summary>
    internal Task Completion { get; }

    internal string Text
    {
        get
        {
            lock (_changing)
            {
                return _text.ToString();
            }
        }
    }

    internal Task WaitForAsync(string text)
    {
        lock (_changing)
        {
            if (_text.ToString().Contains(text, StringComparison.Ordinal))
            {
                return Task.CompletedTask;
            }

            var found = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((text, found));
            return found.Task;
        }
    }

    private async Task ReadAsync(TextReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (_changing)
            {
                _text.AppendLine(line);
                foreach (var (_, found) in _waiting.Where(wait => line.Contains(wait.Text, StringComparison.Ordinal)))
                {
                    found.TrySetResult();
                }
            }
        }

        lock (_changing)
        {
            foreach (var (text, found) in _waiting)
            {
                found.TrySetException(new InvalidOperationException($"The log ended without '{text}': {_text}"));
            }
        }
    }
}
