namespace PostHog.Trimming.Program;

/// <summary>Sets all properties at once, from sequences of pairs.</summary>
internal static class Pairs
{
    public static PostHogEvent Create()
    {
        var pairs = new PostHogEvent("pairs", "user-42")
            .With(new List<KeyValuePair<string, int>> { new("list", 1) })
            .With(new OnlyReadable<string, double>("custom", 1.5));
        try
        {
            pairs.With(new List<KeyValuePair<string, Version>> { new("other", new Version(1, 2)) });
        }
        catch (ArgumentException refused)
        {
            pairs["refused"] = refused.Message;
        }

        return pairs;
    }
}
