using Microsoft.CodeAnalysis;

namespace PostHog.Analyzers.Tests.Support;

/// <summary>The severities that an <c>.editorconfig</c> beside the sample states.</summary>
internal sealed class EditorConfig(string text) : SyntaxTreeOptionsProvider
{
    private readonly AnalyzerConfigSet _files = AnalyzerConfigSet.Create(
        new[] { AnalyzerConfig.Parse(text, "/src/.editorconfig") }
    );

    public override GeneratedKind IsGenerated(
        SyntaxTree tree,
        CancellationToken cancellationToken
    ) => GeneratedKind.Unknown;

    public override bool TryGetDiagnosticValue(
        SyntaxTree tree,
        string diagnosticId,
        CancellationToken cancellationToken,
        out ReportDiagnostic severity
    ) =>
        _files
            .GetOptionsForSourcePath(tree.FilePath)
            .TreeOptions.TryGetValue(diagnosticId, out severity);

    public override bool TryGetGlobalDiagnosticValue(
        string diagnosticId,
        CancellationToken cancellationToken,
        out ReportDiagnostic severity
    )
    {
        severity = default;
        return false;
    }
}
