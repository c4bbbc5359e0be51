namespace PostHog.ErrorTracking;

/// <summary>
/// Distinguishes the application's frames from those of libraries, by the prefixes of their modules. Modules that the
/// application declares as its own take precedence over those it declares as foreign, and both over the default rule.
/// </summary>
internal sealed class InAppRules(IEnumerable<string> own, IEnumerable<string> foreign)
{
    private static readonly string[] Libraries =
    [
        "System",
        "Microsoft",
        "Interop",
        "Internal",
        "MS.Internal",
        "Windows",
        "Newtonsoft.Json",
        "FSharp.Core",
        "PostHog.Async",
        "PostHog.Blocking",
        "PostHog.Core",
        "mscorlib",
        "netstandard",
    ];

    private readonly string[] _own = [.. own];
    private readonly string[] _foreign = [.. foreign];

    /// <summary>Whether a frame belongs to the application.</summary>
    /// <param name="module">The namespace and type of its method.</param>
    /// <param name="assembly">The name of its assembly; empty if unknown.</param>
    public bool IsInApp(string module, string assembly) =>
        module.Length > 0
        && (
            _own.Any(start => StartsWith(module, start))
            || !(_foreign.Any(start => StartsWith(module, start)) || IsLibrary(module, assembly))
        );

    // Tests of this library count as an application, although their assembly names begin with the library's.
    private static bool IsLibrary(string module, string assembly) =>
        Array.Exists(
            Libraries,
            library =>
                library.StartsWith("PostHog.", StringComparison.Ordinal)
                    ? assembly == library
                    : StartsWith(assembly.Length == 0 ? module : assembly, library)
                        || StartsWith(module, library)
        );

    private static bool StartsWith(string module, string start) =>
        module.StartsWith(start, StringComparison.Ordinal)
        && (
            module.Length == start.Length
            || module[start.Length] == '.'
            || start.EndsWith(".", StringComparison.Ordinal)
        );
}
