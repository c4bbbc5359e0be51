namespace PostHog.Mirror.Inputs;

/// <summary>What the consuming project decides: where the sources lie and how the namespace changes.</summary>
/// <param name="SourceRoot">The folder output names are relative to, with a trailing slash.</param>
/// <param name="MappedRoot">What replaces <paramref name="SourceRoot"/> in line directives; empty keeps it.</param>
/// <param name="FromNamespace">The namespace prefix to rename; empty renames nothing.</param>
/// <param name="ToNamespace">What it becomes.</param>
/// <param name="HasFrameworkShims">Whether methods of the framework are added that its blocking members lack.</param>
internal sealed record MirrorSettings(
    string SourceRoot,
    string MappedRoot,
    string FromNamespace,
    string ToNamespace,
    bool HasFrameworkShims = true
)
{
    /// <summary>Settings that neither map paths nor rename a namespace.</summary>
    public static readonly MirrorSettings Plain = new("", "", "", "");

    /// <summary>The path below the source root, or null when the file lies elsewhere.</summary>
    public string? RelativePath(string path)
    {
        var normal = path.Replace('\\', '/');
        return normal.StartsWith(SourceRoot, StringComparison.Ordinal)
            ? normal.Substring(SourceRoot.Length)
            : null;
    }

    /// <summary>The path that errors, symbols and stack traces show.</summary>
    public string ShownPath(string path) =>
        MappedRoot.Length > 0 && RelativePath(path) is { } relative ? MappedRoot + relative : path;
}
