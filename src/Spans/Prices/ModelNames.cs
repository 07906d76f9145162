namespace Bayou.Spans.Prices;

/// <summary>Names under which a model's price may be listed, most exact first.</summary>
internal static class ModelNames
{
    /// <summary>Longer names are no model's.</summary>
    internal const int Longest = 256;

    /// <summary>The name itself, without what says who runs it, then each without versions at its end.</summary>
    internal static IEnumerable<string> Of(string model)
    {
        yield return model;
        var bare = WithoutOwner(model);
        if (bare != model)
        {
            yield return bare;
        }

        for (var name = WithoutVersion(bare); name is not null; name = WithoutVersion(name))
        {
            yield return name;
        }

        // OpenRouter and others write claude-sonnet-4.5 where Anthropic writes claude-sonnet-4-5.
        if (bare.StartsWith("claude-", StringComparison.OrdinalIgnoreCase) && bare.Contains('.', StringComparison.Ordinal))
        {
            for (var name = bare.Replace('.', '-'); name is not null; name = WithoutVersion(name))
            {
                yield return name;
            }
        }
    }

    // models/gemini-2.5-pro, openai/gpt-4o, us.anthropic.claude-sonnet-4-20250514-v1:0
    private static string WithoutOwner(string model)
    {
        var name = model[(model.LastIndexOf('/') + 1)..];
        while (name.IndexOf('.') is var dot and > 0 && name.AsSpan(0, dot).IndexOfAnyInRange('0', '9') < 0 && !name.AsSpan(0, dot).Contains('-'))
        {
            name = name[(dot + 1)..];
        }

        return name;
    }

    // Takes off one part that names a version: -20250514, -2024-08-06, @20250514, -v1:0, -latest, -preview, -001. A single digit behind a hyphen
    // names another model: claude-opus-4-9 doesn't cost what claude-opus-4 does.
    private static string? WithoutVersion(string name)
    {
        var cut = name.AsSpan().LastIndexOfAny('-', '@', ':');
        if (cut <= 0)
        {
            return null;
        }

        var last = name.AsSpan(cut + 1);
        var isVersion = last is "latest" or "preview" or "exp"
            || (last.Length > (name[cut] == '-' ? 1 : 0) && !last.ContainsAnyExceptInRange('0', '9'))
            || (last.Length > 1 && last[0] == 'v' && !last[1..].ContainsAnyExceptInRange('0', '9'));
        return isVersion ? name[..cut] : null;
    }
}
