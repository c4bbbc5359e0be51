namespace PostHog.ErrorTracking;

/// <summary>
/// Tells the application's own frames from those of libraries, by the beginnings of their modules. What the application
/// names as its own wins over what it names as foreign, and both win over the usual rule.
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

    /// <summary>Whether a frame is the application's own.</summary>
    /// <param name="module">The namespace and type of its method.</param>
    /// <param name="assembly">The name of its assembly; empty when it is not known.</param>
    public bool IsInApp(string module, string assembly) =>
        module.Length > 0
        && (
            _own.Any(start => StartsWith(module, start))
            || !(_foreign.Any(start => StartsWith(module, start)) || IsLibrary(module, assembly))
        );

    // Tests of this library count as an application: their assembly names begin with that of the library.
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
