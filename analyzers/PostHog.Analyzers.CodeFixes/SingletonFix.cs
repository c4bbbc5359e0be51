using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PostHog.Analyzers.CodeFixes;

/// <summary>PH0002: registers the client as a singleton.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class SingletonFix() : PackageFix("PH0002", "Register one client for all")
{
    private protected override (SyntaxNode Old, SyntaxNode New)? Fix(
        SyntaxNode found,
        SemanticModel model
    )
    {
        if (found is not SimpleNameSyntax name)
        {
            return null;
        }

        var identifier = name.Identifier;
        var text = identifier
            .ValueText.Replace("Transient", "Singleton")
            .Replace("Scoped", "Singleton");
        return (
            name,
            name.WithIdentifier(SyntaxFactory.Identifier(text).WithTriviaFrom(identifier))
        );
    }
}
