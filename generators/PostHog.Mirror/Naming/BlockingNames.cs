using Microsoft.CodeAnalysis.CSharp;

namespace PostHog.Mirror.Naming;

/// <summary>The suffix rule: what an async method is called in the blocking package.</summary>
internal static class BlockingNames
{
    private const string Suffix = "Async";

    /// <summary>Names whose <c>Async</c> is not at the end, yet belongs to a pair everyone knows.</summary>
    private static readonly Dictionary<string, string> Pairs = new(StringComparer.Ordinal)
    {
        ["GetAsyncEnumerator"] = "GetEnumerator",
        ["DisposeAsyncCore"] = "DisposeCore",
    };

    public static bool IsAsyncName(string name) => Of(name) is not null;

    /// <summary>The blocking name, or null when the name stays.</summary>
    public static string? Of(string name)
    {
        if (Pairs.TryGetValue(name, out var paired))
        {
            return paired;
        }

        // '_' alone would be what a discard assigns to.
        return
            name.Length > Suffix.Length
            && name != "_" + Suffix
            && name.EndsWith(Suffix, StringComparison.Ordinal)
            ? name.Substring(0, name.Length - Suffix.Length)
            : null;
    }

    /// <summary>The blocking name as it is written: a name that is now a keyword is escaped.</summary>
    public static string? Written(string name)
    {
        if (Of(name) is not { } blocking)
        {
            return null;
        }

        var isKeyword =
            SyntaxFacts.GetKeywordKind(blocking) != SyntaxKind.None
            || SyntaxFacts.GetContextualKeywordKind(blocking) != SyntaxKind.None;
        return isKeyword ? "@" + blocking : blocking;
    }
}
