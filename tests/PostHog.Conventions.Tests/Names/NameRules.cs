using System.Text.RegularExpressions;

namespace PostHog.Conventions.Names;

/// <summary>The rules for type names. Each returns its violations.</summary>
internal static partial class NameRules
{
    // A part of the client that is written for one package alone.
    private const string PartOfOnePackage = "PostHog.Async/Platform/PostHogClient.Dispose.cs";

    /// <summary>
    /// One name, one type. Parts and target variants of a type, and types written once for each package in <c>Platform/</c>, count
    /// as one.
    /// </summary>
    public static IEnumerable<string> Shared(IEnumerable<DeclaredType> types) =>
        from type in types
        where !string.Equals(type.Path, PartOfOnePackage, StringComparison.Ordinal)
        group type by type.Name into same
        let places = same.DistinctBy(type => type.Place).ToList()
        where places.Count > 1 && !AreTwins(places)
        orderby same.Key
        select $"{same.Key}: {string.Join(", ", places.Select(type => type.Path))}";

    /// <summary>Only tests are named Test.</summary>
    public static IEnumerable<string> CalledTests(IEnumerable<DeclaredType> types) =>
        types.Where(type => Words(type.Name)[^1] == "Test").Select(Describe);

    /// <summary>No name contains a retired word.</summary>
    public static IEnumerable<string> Retired(
        IEnumerable<DeclaredType> types,
        IReadOnlyCollection<RetiredWord> retired
    ) =>
        from type in types
        from word in retired
        where Holds(type.Name, word.Word) && !word.Exceptions.Contains(type.Name)
        select $"{Describe(type)}: say '{word.Instead}' for '{word.Word}'";

    private static bool AreTwins(List<DeclaredType> places) =>
        places.TrueForAll(type => type.IsPlatform)
        && places.DistinctBy(type => type.Package).Count() == places.Count;

    // Whole words only: "Passed" does not contain "Pass".
    private static bool Holds(string name, string retired) =>
        $" {string.Join(' ', Words(name))} ".Contains(
            $" {string.Join(' ', Words(retired))} ",
            StringComparison.Ordinal
        );

    private static string[] Words(string name) =>
        [.. Word().Matches(name).Select(match => match.Value)];

    private static string Describe(DeclaredType type) => $"{type.Name} ({type.Path})";

    [GeneratedRegex(@"[A-Z]+(?![a-z])\d*|[A-Z][a-z]*\d*|[a-z]+\d*|\d+")]
    private static partial Regex Word();
}
