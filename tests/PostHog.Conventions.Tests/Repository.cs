namespace PostHog.Conventions;

/// <summary>Locates the sources and the build output of this run.</summary>
internal static class Repository
{
    public static readonly string[] Packages =
    [
        "PostHog.Core",
        "PostHog.Async",
        "PostHog.Blocking",
    ];

    /// <summary>The packages in the folder <c>extensions/</c>, which integrate other libraries.</summary>
    public static readonly string[] Extensions =
    [
        "PostHog.Extensions.Http",
        "PostHog.Extensions.Hosting",
        "PostHog.Extensions.FeatureManagement",
        "PostHog.Extensions.AI",
        "PostHog.Extensions.AI.Builder",
        AspNetCore,
        "PostHog.Extensions.Caching.Async",
        "PostHog.Extensions.Caching.Blocking",
        "PostHog.Extensions.Testing.Async",
        "PostHog.Extensions.Testing.Blocking",
        "PostHog.Extensions.Import.Async",
        "PostHog.Extensions.Import.Blocking",
        "PostHog.Extensions.Cli",
    ];

    /// <summary>The package for ASP.NET Core, which has no netstandard2.0.</summary>
    public const string AspNetCore = "PostHog.Extensions.AspNetCore";

    public static readonly string[] AllPackages = [.. Packages, .. Extensions];

    public static readonly string[] Targets = ["netstandard2.0", "net8.0"];

    private static readonly string[] TargetsOfAspNetCore = ["net8.0", "net10.0"];

    public static readonly string Root = FindRoot();

    /// <summary>The configuration of this run, as the build's folders spell it: <c>debug</c> or <c>release</c>.</summary>
    public static readonly string Configuration = Path.GetFileName(
        AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)
    );

    /// <summary>The targets of a package.</summary>
    public static string[] TargetsOf(string package) =>
        package == AspNetCore ? TargetsOfAspNetCore : Targets;

    /// <summary>The assembly of a package for one target.</summary>
    public static string Assembly(string package, string target) =>
        Built($"{package}/{Configuration}_{target}/{package}.dll");

    /// <summary>The assembly of a project with a single target.</summary>
    public static string Assembly(string project) =>
        Built($"{project}/{Configuration}/{project}.dll");

    /// <summary>The generated counterpart of a file of PostHog.Async or of its tests.</summary>
    public static string Translation(string original)
    {
        var isTest = original.StartsWith("tests/", StringComparison.Ordinal);
        var folder = isTest ? "tests/PostHog.Async.Tests/" : "PostHog.Async/";
        var target = original.EndsWith(".netstandard.cs", StringComparison.Ordinal)
            ? "netstandard2.0"
            : "net8.0";
        return Path.Combine(
            Root,
            "artifacts/obj",
            isTest ? "PostHog.Blocking.Tests" : "PostHog.Blocking",
            isTest ? Configuration : $"{Configuration}_{target}",
            "generated/PostHog.Mirror/PostHog.Mirror.MirrorGenerator",
            original[folder.Length..]
        );
    }

    /// <summary>The C# files below a folder, as paths relative to the root, with forward slashes.</summary>
    public static IEnumerable<string> SourcesIn(string folder) =>
        Directory
            .EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    /// <summary>The text of a file, given by its path below the root.</summary>
    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static string Built(string path) => Path.Combine(Root, "artifacts", "bin", path);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "PostHog.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("PostHog.sln");
        }

        return folder.FullName;
    }
}
