namespace Bayou.Grains.Runs;

/// <summary>Names for runs that were given none: adjective-noun-number, at most 20 characters, as users of MLflow know them.</summary>
internal static class RunNames
{
    private const int MaxLength = 20;
    private const int Numbers = 1000;

    private static readonly string[] s_adjectives =
    [
        "able", "agile", "amber", "ample", "aware", "balmy", "bold", "brave", "brisk", "calm", "candid", "casual", "chill", "clean",
        "clever", "cosy", "crisp", "deft", "eager", "early", "exact", "fair", "fast", "fond", "frank", "free", "fresh", "gentle", "glad",
        "golden", "grand", "happy", "hardy", "hazel", "honest", "humble", "jolly", "keen", "kind", "late", "light", "lively", "loyal",
        "lucid", "lucky", "lunar", "magic", "mellow", "merry", "mighty", "mild", "misty", "neat", "nimble", "noble", "open", "polite",
        "proud", "pure", "quick", "quiet", "rapid", "rare", "ready", "rich", "robust", "royal", "rustic", "salty", "sharp", "shy",
        "silent", "silver", "sleek", "smart", "smooth", "snowy", "solar", "solid", "steady", "stoic", "sunny", "swift", "tidy", "tough",
        "trusty", "upbeat", "valid", "vivid", "warm", "whole", "wise", "witty", "young", "zesty",
    ];

    private static readonly string[] s_nouns =
    [
        "alder", "ant", "ape", "aspen", "badger", "bass", "bat", "bear", "beaver", "bee", "birch", "bird", "boar", "bream", "bug",
        "calf", "carp", "cat", "cedar", "clam", "cod", "colt", "coot", "crab", "crane", "cray", "crow", "cub", "deer", "dog", "dove",
        "duck", "eel", "egret", "elk", "elm", "fawn", "fern", "finch", "fir", "fish", "fly", "foal", "fowl", "fox", "frog", "gar",
        "gnat", "goat", "goose", "gull", "hare", "hawk", "hen", "heron", "horse", "ibis", "jay", "kite", "koi", "lamb", "lark", "lily",
        "loon", "lynx", "mink", "mole", "moose", "moss", "moth", "mouse", "mule", "newt", "oak", "orca", "otter", "owl", "ox", "perch",
        "pike", "pine", "pony", "quail", "ram", "rat", "raven", "ray", "reed", "robin", "rook", "seal", "shad", "shark", "sheep",
        "shrew", "shrimp", "skink", "slug", "smelt", "snail", "snipe", "sole", "squid", "stag", "stork", "swan", "teal", "tern",
        "toad", "trout", "tuna", "vole", "wasp", "whale", "wolf", "worm", "wren", "yak",
    ];

    internal static string Next(Random random)
    {
        while (true)
        {
            var name = $"{s_adjectives[random.Next(s_adjectives.Length)]}-{s_nouns[random.Next(s_nouns.Length)]}-{random.Next(Numbers)}";
            if (name.Length <= MaxLength)
            {
                return name;
            }
        }
    }
}
