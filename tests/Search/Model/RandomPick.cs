namespace Bayou.Search.Tests.Model;

internal static class RandomPick
{
    public static T Pick<T>(this Random random, params T[] choices) => choices[random.Next(choices.Length)];
}
