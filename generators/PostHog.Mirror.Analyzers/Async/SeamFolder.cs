using Microsoft.CodeAnalysis;

namespace PostHog.Mirror.Analyzers.Async;

/// <summary>The folder of files that are written twice by hand: there every construct is allowed.</summary>
internal static class SeamFolder
{
    public static bool Contains(SyntaxTree? tree) =>
        tree is not null && tree.FilePath.Replace('\\', '/').Contains("/Platform/");
}
