using System.Text.RegularExpressions;

namespace PostHog.Conventions.Mirror;

/// <summary>
/// What a declaration in PostHog.Async must be called in PostHog.Blocking, worked out without the generator: on the text
/// of a listing instead of on syntax.
/// </summary>
internal static partial class MirroredName
{
    public static string ToBlocking(string text)
    {
        text = text.Replace("PostHog.Async", "PostHog.Blocking", StringComparison.Ordinal);
        text = text.Replace(
            "IAsyncDisposable, IDisposable",
            "IAsyncDisposable",
            StringComparison.Ordinal
        );
        text = Interface().Replace(text, "I$1");
        text = text.Replace(
            "System.Func{System.Threading.Tasks.Task}", // as the files of documentation spell it
            "System.Action",
            StringComparison.Ordinal
        );
        text = DocumentedFunctionWithoutResult().Replace(text, "System.Action{$1}");
        text = DocumentedTaskOfResult().Replace(text, "$1");
        text = TaskOfResult().Replace(text, "$1");
        text = PlainTask().Replace(text, "void");
        text = text.Replace("Func<void>", "Action", StringComparison.Ordinal);
        text = FunctionWithoutResult().Replace(text, "Action<$1>");
        return Suffix().Replace(text, "");
    }

    [GeneratedRegex(@"\bIAsync(Disposable|Enumerable|Enumerator)\b")]
    private static partial Regex Interface();

    [GeneratedRegex(@"\bSystem\.Func\{([^{}]+),System\.Threading\.Tasks\.Task\}")]
    private static partial Regex DocumentedFunctionWithoutResult();

    [GeneratedRegex(@"\bSystem\.Threading\.Tasks\.Task\{([^{}]+)\}")]
    private static partial Regex DocumentedTaskOfResult();

    // The inner group matches balanced angle brackets.
    [GeneratedRegex(@"\b(?:Value)?Task<((?:[^<>]|(?<open><)|(?<-open>>))+(?(open)(?!)))>")]
    private static partial Regex TaskOfResult();

    [GeneratedRegex(@"\b(?:Value)?Task\b")]
    private static partial Regex PlainTask();

    [GeneratedRegex(@"\bFunc<([^<>]+), void>")]
    private static partial Regex FunctionWithoutResult();

    [GeneratedRegex(@"(?<=\w)Async\b")]
    private static partial Regex Suffix();
}
