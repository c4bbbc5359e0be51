using System.Text.RegularExpressions;

namespace PostHog.Conventions.Names;

/// <summary>A top-level type and the file that declares it.</summary>
internal sealed partial record DeclaredType(string Name, string Path)
{
    /// <summary>The folder and the name of the file up to its first dot: parts and target variants of a type share it.</summary>
    public string Place => System.IO.Path.GetDirectoryName(Path) + "/" + Stem;

    /// <summary>The first folder, or the first two below <c>extensions/</c>.</summary>
    public string Package =>
        Path.Split('/') is ["extensions", var package, ..] ? package : Path.Split('/')[0];

    /// <summary>Whether the type is written once for each package.</summary>
    public bool IsPlatform => Path.Contains("/Platform/", StringComparison.Ordinal);

    private string Stem => System.IO.Path.GetFileName(Path).Split('.')[0];

    /// <summary>The types of the packages, as their hand-written files declare them.</summary>
    public static IEnumerable<DeclaredType> InPackages() =>
        Repository
            .Packages.Append("extensions")
            .SelectMany(Repository.SourcesIn)
            .Where(path => !path.Contains("/Polyfills/", StringComparison.Ordinal))
            .SelectMany(path => In(path, Repository.Read(path)));

    /// <summary>The types that a text declares.</summary>
    public static IEnumerable<DeclaredType> In(string path, string text) =>
        Declaration()
            .Matches(text)
            .Select(match => new DeclaredType(match.Groups["name"].Value, path));

    [GeneratedRegex(
        @"^(?:public |internal |file )(?:(?:static|sealed|abstract|readonly|ref|partial|unsafe) )*"
            + @"(?:class|struct|interface|enum|record struct|record|delegate \S+) (?<name>\w+)",
        RegexOptions.Multiline
    )]
    private static partial Regex Declaration();
}
