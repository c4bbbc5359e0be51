namespace PostHog.Async;

public static partial class Sample
{
    [/*>*/System.Text.RegularExpressions.GeneratedRegex("a")/*<*/]
    private static partial System.Text.RegularExpressions.Regex Letters();
}
