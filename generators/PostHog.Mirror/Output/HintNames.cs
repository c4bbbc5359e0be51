using System.Globalization;

namespace PostHog.Mirror.Output;

/// <summary>
/// Names generated files by their path below the source root. The ending stays <c>.cs</c>, because analyzers leave files
/// alone that look generated, and nothing must escape them here.
/// </summary>
internal static class HintNames
{
    private const string Allowed = "./,-_ ()[]{}+`";

    /// <summary>The path, with what a compiler does not accept in a name written as a number.</summary>
    public static string Of(string relativePath) =>
        string.Concat(
            relativePath.Select(c =>
                char.IsLetterOrDigit(c) || Allowed.IndexOf(c) >= 0
                    ? c.ToString()
                    : "(" + ((int)c).ToString("x", CultureInfo.InvariantCulture) + ")"
            )
        );
}
