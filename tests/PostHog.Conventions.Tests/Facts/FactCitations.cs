using System.Text.RegularExpressions;

namespace PostHog.Conventions.Facts;

/// <summary>Which facts the sources of PostHog.Core cite: comments that begin with "Facts:" and end with a full stop.</summary>
internal static partial class FactCitations
{
    /// <summary>Returns the ids that a source cites.</summary>
    public static IReadOnlyList<string> In(string source) =>
        [
            .. Citation()
                .Matches(source)
                .SelectMany(match => Id().Matches(match.Groups[1].Value))
                .Select(id => id.Value),
        ];

    /// <summary>Returns the ids that each file cites.</summary>
    public static ILookup<string, string> Read() =>
        Repository
            .SourcesIn("PostHog.Core")
            .SelectMany(file => In(Repository.Read(file)).Select(id => (file, id)))
            .ToLookup(one => one.file, one => one.id, StringComparer.Ordinal);

    [GeneratedRegex(@"^// Facts: ((?:[^.\n]+\n// )*[^.\n]+)\.$", RegexOptions.Multiline)]
    private static partial Regex Citation();

    [GeneratedRegex("[a-z0-9-]+[a-z0-9]")]
    private static partial Regex Id();
}
