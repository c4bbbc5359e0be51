using System.Runtime.CompilerServices;

namespace PostHog.Trimming.Program;

/// <summary>Sets properties whose names are the code of their values.</summary>
internal sealed class Values(PostHogEvent target)
{
    /// <summary>Sets a property by the indexer.</summary>
    public void Add(object? value, [CallerArgumentExpression(nameof(value))] string code = "") =>
        target[OnOneLine(code)] = value;

    /// <summary>Sets a property by a method of the event, which gets the event and the name.</summary>
    public void Set(
        Action<PostHogEvent, string> set,
        [CallerArgumentExpression(nameof(set))] string code = ""
    )
    {
        var name = OnOneLine(code).Replace("(order, name) => order.With(name, ", "With(");
        set(target, name);
    }

    private static string OnOneLine(string code) =>
        string.Join(' ', code.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .Replace(", }", " }")
            .Replace("( ", "(")
            .Replace(" )", ")");
}
