using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using PostHog.Mirror.Analyzers.Symbols;

namespace PostHog.Mirror.Analyzers.Async.Declarations;

/// <summary>BLK0130: documentation is read in both packages, so it must be true of both.</summary>
internal sealed class DocumentationRule()
    : AsyncRule(
        Rule(
            "BLK0130",
            "Documentation about tasks",
            "This documentation talks about tasks or asynchrony ('{0}'); write it for both packages",
            DiagnosticSeverity.Warning,
            isOfStyle: true
        )
    )
{
    private static readonly string[] Words = ["asynchronous", "a task that", "awaitable"];

    public override void Start(RuleContext context)
    {
        CheckNodes<XmlCrefAttributeSyntax>(context, CheckCref, SyntaxKind.XmlCrefAttribute);
        CheckNodes<XmlTextSyntax>(context, CheckText, SyntaxKind.XmlText);
    }

    private void CheckCref(RuleNode node, XmlCrefAttributeSyntax attribute)
    {
        var cref = attribute.Cref;
        if (
            node.SemanticModel.GetSymbolInfo(cref, node.CancellationToken).Symbol
                is ITypeSymbol type
            && TaskSymbols.IsTask(type)
        )
        {
            Report(node, Found(cref.Parent!.Parent!.GetLocation(), cref.ToString()));
        }
    }

    private void CheckText(RuleNode node, XmlTextSyntax text)
    {
        foreach (var token in text.TextTokens)
        {
            foreach (var word in Words)
            {
                var index = token.Text.IndexOf(word, StringComparison.OrdinalIgnoreCase);
                if (index >= 0)
                {
                    var span = new TextSpan(token.SpanStart + index, word.Length);
                    Report(
                        node,
                        Found(
                            Location.Create(token.SyntaxTree!, span),
                            token.Text.Substring(index, word.Length)
                        )
                    );
                }
            }
        }
    }
}
