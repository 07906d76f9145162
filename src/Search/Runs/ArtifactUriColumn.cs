using Bayou.Search.Columns;

namespace Bayou.Search.Runs;

/// <summary>
/// Artifact URIs. Nearly all of them are <c>root/run id/artifacts</c>, so what is kept is the text around the run's id: 't', the part
/// before, a zero character, the part behind. A URI without the id, or with a zero character of its own, is kept whole behind a 'w'.
/// </summary>
internal sealed class ArtifactUriColumn
{
    private const char Whole = 'w';
    private const char Template = 't';
    private readonly TextColumn _templates = new();
    private char[] _templateBuffer = [];
    private char[] _idBuffer = [];
    private char[] _uri = new char[256];

    /// <summary>Sets the URI of a run.</summary>
    /// <param name="row">The run's row.</param>
    /// <param name="runId">The run's id.</param>
    /// <param name="uri">The URI.</param>
    public void Set(int row, string runId, string uri)
    {
        var place = runId.Length == 0 || uri.Contains('\0', StringComparison.Ordinal) ? -1 : uri.IndexOf(runId, StringComparison.Ordinal);
        _templates.Set(row, place < 0 ? $"{Whole}{uri}" : $"{Template}{uri.AsSpan(0, place)}\0{uri.AsSpan(place + runId.Length)}");
    }

    /// <summary>The URI of a run, valid until the next call.</summary>
    /// <param name="row">The run's row.</param>
    /// <param name="ids">The ids of all runs by row.</param>
    public ReadOnlySpan<char> Read(int row, TextDictionary ids)
    {
        var stored = _templates.Texts.Read(_templates.Code(row) - 1, ref _templateBuffer);
        var text = stored[1..];
        if (stored[0] == Whole)
        {
            return text;
        }

        var place = text.IndexOf('\0');
        var id = ids.Read(row, ref _idBuffer);
        var length = text.Length - 1 + id.Length;
        if (_uri.Length < length)
        {
            _uri = new char[length * 2];
        }

        text[..place].CopyTo(_uri);
        id.CopyTo(_uri.AsSpan(place));
        text[(place + 1)..].CopyTo(_uri.AsSpan(place + id.Length));
        return _uri.AsSpan(0, length);
    }
}
