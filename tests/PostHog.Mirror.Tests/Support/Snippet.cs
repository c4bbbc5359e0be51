using PostHog.Mirror.Translating;

namespace PostHog.Mirror.Tests.Support;

/// <summary>Translates a few lines the way they would be translated inside a file.</summary>
internal static class Snippet
{
    /// <summary>Statements of an async method of a class <c>A</c>.</summary>
    public static string Statement(string text, out Translation translation) =>
        Inside("class A { async Task TryAsync() { ", text, " } }", out translation);

    /// <summary>Members of a class <c>A</c>.</summary>
    public static string Member(string text, out Translation translation) =>
        Inside("class A { ", text, " }", out translation);

    /// <summary>A whole file.</summary>
    public static string File(string text, out Translation translation) =>
        Inside("", text, "", out translation);

    private static string Inside(
        string before,
        string text,
        string after,
        out Translation translation
    )
    {
        translation = Mirrored.Of(before + text + after);
        var whole = Mirrored.Readable(before + text + after, translation);
        var start = Mirrored.Readable(before, Mirrored.Of(before)).Length;
        var end = Mirrored.Readable(after, Mirrored.Of(after)).Length;
        return whole[start..^end];
    }
}
