namespace PostHog.Async;

public static class Sample
{
    private static readonly System.Text.RegularExpressions.Regex Letters = new("a");
}
