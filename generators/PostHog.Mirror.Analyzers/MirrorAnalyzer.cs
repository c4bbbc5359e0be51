using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PostHog.Mirror.Inputs;

namespace PostHog.Mirror.Analyzers;

/// <summary>What all rules share: on which side they apply, and which files are none of their business.</summary>
public abstract class MirrorAnalyzer : DiagnosticAnalyzer
{
    private protected const string Category = "PostHog.Mirror";

    private protected abstract bool IsForBlocking { get; }

    /// <inheritdoc />
    public sealed override void Initialize(AnalysisContext context)
    {
        // Everything in the blocking assembly is generated, and that is where its rules have to look.
        context.ConfigureGeneratedCodeAnalysis(
            IsForBlocking
                ? GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics
                : GeneratedCodeAnalysisFlags.None
        );
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            var isBlocking = start.Compilation.SyntaxTrees.Any(tree =>
                tree.Options.PreprocessorSymbolNames.Contains(
                    ProjectReader.SymbolOf(tree.Options),
                    StringComparer.Ordinal
                )
            );
            if (isBlocking == IsForBlocking)
            {
                Start(start);
            }
        });
    }

    private protected abstract void Start(CompilationStartAnalysisContext context);

    /// <summary>
    /// A rule of style is off unless a project switches it on, by <c>MirrorStrict</c> or by its severity: without it
    /// the translation is as right.
    /// </summary>
    internal static DiagnosticDescriptor Rule(
        string id,
        string title,
        string message,
        DiagnosticSeverity severity = DiagnosticSeverity.Error,
        bool isOfStyle = false,
        params string[] customTags
    ) =>
        new(
            id,
            title,
            message,
            Category,
            severity,
            isEnabledByDefault: !isOfStyle,
            description: null,
            helpLinkUri: null,
            customTags
        );
}
