namespace Bayou.Search.Columns;

/// <summary>A text, or none, for each row. Every distinct text is kept once; rows hold codes.</summary>
internal sealed class TextColumn
{
    private const int LeastTextsToSweep = 1024;
    private TextPage?[] _pages = [];
    private int _overwritten;

    /// <summary>The texts by code - 1.</summary>
    public TextDictionary Texts { get; private set; } = new();

    /// <summary>The code of a row: 0 for none, else one more than the text's place in <see cref="Texts"/>.</summary>
    /// <param name="row">The row.</param>
    public int Code(int row) => Find(Pages.Of(row)) is { } page ? page[Pages.PlaceOf(row)] : 0;

    /// <summary>Copies the codes of a page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="codes">Takes them; a whole page long.</param>
    /// <returns>False when none of its rows has a text; nothing was copied then.</returns>
    public bool TryCopyCodes(int page, Span<long> codes)
    {
        var found = Find(page);
        found?.CopyTo(codes);
        return found is not null;
    }

    /// <summary>Bounds of a page's codes but 0; they may be wider than what it holds now.</summary>
    /// <param name="page">The page.</param>
    public (long Least, long Greatest) Bounds(int page) => Find(page)?.Bounds ?? (long.MaxValue, long.MinValue);

    /// <summary>The text of a row that has one.</summary>
    /// <param name="row">The row.</param>
    public string Text(int row) => Texts.Get(Code(row) - 1);

    /// <summary>Sets the text of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="text">The text.</param>
    /// <returns>Whether the row had none.</returns>
    public bool Set(int row, ReadOnlySpan<char> text)
    {
        var code = Texts.Add(text) + 1;
        var page = Pages.Of(row);
        if (page >= _pages.Length)
        {
            Array.Resize(ref _pages, page + 1 + (page / 4));
        }

        var cells = _pages[page] ??= new TextPage();
        var before = cells[Pages.PlaceOf(row)];
        if (before != code)
        {
            cells[Pages.PlaceOf(row)] = code;
            NoteOverwritten(before);
        }

        return before == 0;
    }

    /// <summary>Takes the text away from a row.</summary>
    /// <param name="row">The row.</param>
    public void Clear(int row)
    {
        var before = Code(row);
        if (before != 0)
        {
            _pages[Pages.Of(row)]![Pages.PlaceOf(row)] = 0;
            NoteOverwritten(before);
        }
    }

    private TextPage? Find(int page) => page < _pages.Length ? _pages[page] : null;

    /// <summary>
    /// Sweeps when half of the texts may be in no row any more. A sweep looks at every text and every row, so it waits for as many changes
    /// as pay for it.
    /// </summary>
    private void NoteOverwritten(int before)
    {
        _overwritten += before == 0 ? 0 : 1;
        if (_overwritten * 2L > Texts.Count && Texts.Count > LeastTextsToSweep && _overwritten * 4L > (long)_pages.Length * Pages.Rows)
        {
            Sweep();
        }
    }

    private void Sweep()
    {
        var kept = new TextDictionary();
        var moved = new int[Texts.Count + 1];
        var codes = new long[Pages.Rows];
        var buffer = Array.Empty<char>();
        foreach (var page in _pages)
        {
            if (page is null)
            {
                continue;
            }

            page.CopyTo(codes);
            for (var place = 0; place < codes.Length; place++)
            {
                var code = (int)codes[place];
                if (code != 0)
                {
                    moved[code] = moved[code] != 0 ? moved[code] : kept.Add(Texts.Read(code - 1, ref buffer)) + 1;
                    page[place] = moved[code];
                }
            }
        }

        Texts = kept;
        _overwritten = 0;
    }
}
