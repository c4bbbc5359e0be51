using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Naming;

namespace PostHog.Mirror.Syntax;

/// <summary>Tells a call to a local variable or parameter from a call to a method of the same name.</summary>
internal sealed class LocalNames
{
    private readonly ILookup<string, SyntaxNode> _scopes;

    public LocalNames(IEnumerable<SyntaxNode> nodes) =>
        _scopes = nodes
            .Select(node => (Name: DeclaredBy(node), Node: node))
            .Where(entry => entry.Name is not null && BlockingNames.IsAsyncName(entry.Name))
            .ToLookup(
                entry => entry.Name!,
                entry => EnclosingFunction.Of(entry.Node).Node,
                StringComparer.Ordinal
            );

    /// <summary>Whether a parameter or local of this name is in sight of the node.</summary>
    public bool Hides(string name, SyntaxNode node) =>
        _scopes.Contains(name) && _scopes[name].Any(scope => scope.Span.Contains(node.Span));

    private static string? DeclaredBy(SyntaxNode node) =>
        node switch
        {
            ParameterSyntax parameter => parameter.Identifier.ValueText,
            VariableDeclaratorSyntax variable
                when !variable.Parent.IsKind(SyntaxKind.VariableDeclaration)
                    || variable.Parent.Parent is not BaseFieldDeclarationSyntax => variable
                .Identifier
                .ValueText,
            SingleVariableDesignationSyntax variable => variable.Identifier.ValueText,
            ForEachStatementSyntax loop => loop.Identifier.ValueText,
            _ => null,
        };
}
