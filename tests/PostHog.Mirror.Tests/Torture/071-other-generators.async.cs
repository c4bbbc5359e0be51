// What another generator completes is refused.
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace PostHog.Async.Cases;

public static partial class Case
{
    [GeneratedRegex("a+")]
    private static partial Regex Letters();

    [LoggerMessage(1, "Said {Text}")]
    static partial void Say(string text);

    private static partial Regex Letters() => new("a");
}

[AttributeUsage(AttributeTargets.Method)]
public sealed class LoggerMessageAttribute(int id, string message) : Attribute
{
    public int Id => id;

    public string Message => message;
}
