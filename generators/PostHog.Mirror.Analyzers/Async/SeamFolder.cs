using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PostHog.Mirror.Inputs;

namespace PostHog.Mirror.Analyzers.Async;

/// <summary>
/// The folder of files that are written twice by hand: there every construct is allowed. All rules share one for each
/// compilation, and it looks at each path once.
/// </summary>
internal sealed class SeamFolder
{
    private static readonly ConditionalWeakTable<Compilation, SeamFolder> Known = new();

    private readonly ConcurrentDictionary<SyntaxTree, bool> _files = new();
    private readonly string _project;
    private readonly string _folder;

    private SeamFolder(AnalyzerConfigOptions options)
    {
        _project = ProjectReader.Folder(ProjectReader.Property(options, "ProjectDir"));
        _folder = ProjectReader.Property(options, "MirrorPlatformFolder") is { Length: > 0 } name
            ? $"/{name.Replace('\\', '/').Trim('/')}/"
            : "/Platform/";
    }

    public static SeamFolder Of(Compilation compilation, AnalyzerOptions options) =>
        Known.GetValue(
            compilation,
            _ => new SeamFolder(options.AnalyzerConfigOptionsProvider.GlobalOptions)
        );

    public bool Contains(SyntaxTree tree) => _files.GetOrAdd(tree, IsBelow);

    /// <summary>Whether a file lies in such a folder of its project; where the project lies does not count.</summary>
    private bool IsBelow(SyntaxTree tree)
    {
        var path = tree.FilePath.Replace('\\', '/');
        var start =
            _project.Length > 0 && path.StartsWith(_project, StringComparison.Ordinal)
                ? _project.Length - 1
                : 0;
        return path.IndexOf(_folder, start, StringComparison.Ordinal) >= 0;
    }
}
