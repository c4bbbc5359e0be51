using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Naming;
using PostHog.Mirror.Syntax;
using PostHog.Mirror.Translating;

namespace PostHog.Mirror.Refusals;

/// <summary>BLK0101: a method or native function that is looked up by its name at run time is called otherwise then.</summary>
internal sealed class ReflectedName : IRule
{
    public string Id => "BLK0101";

    public IReadOnlyList<SyntaxKind> Kinds { get; } =
    [SyntaxKind.StringLiteralExpression, SyntaxKind.Attribute];

    public void Apply(SyntaxNode node, Page page)
    {
        switch (node)
        {
            case LiteralExpressionSyntax literal
                when page.Names.IsMethod(literal.Token.ValueText) && IsLookedUp(literal):
                page.Refuse(Id, node, "the method has another name at run time; use 'nameof'");
                break;
            case AttributeSyntax { Parent.Parent: { } declaration } attribute
                when Imports(attribute) && NativeName(declaration) is { } name:
                page.Refuse(
                    Id,
                    attribute,
                    $"the native function is found by the name '{name}'; state its EntryPoint"
                );
                break;
        }
    }

    private static bool IsLookedUp(LiteralExpressionSyntax literal) =>
        literal.Parent switch
        {
            ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } => LooksUp(
                Operand.Name(call)
            ),
            AttributeArgumentSyntax => true,
            _ => false,
        };

    private static bool Imports(AttributeSyntax attribute) =>
        TaskSyntax.Last(attribute.Name)?.Identifier.ValueText is "DllImport" or "DllImportAttribute"
        && attribute.ArgumentList?.Arguments.Any(argument =>
            argument.NameEquals?.Name.Identifier.ValueText == "EntryPoint"
        ) != true;

    /// <summary>The name of a native function, if the translation changes it.</summary>
    private static string? NativeName(SyntaxNode declaration)
    {
        var name = declaration switch
        {
            MethodDeclarationSyntax method => method.Identifier.ValueText,
            LocalFunctionStatementSyntax local => local.Identifier.ValueText,
            _ => "",
        };
        return BlockingNames.Of(name) is null ? null : name;
    }

    private static bool LooksUp(string? name) =>
        name
            is "GetMethod"
                or "GetMethods"
                or "GetMember"
                or "GetRuntimeMethod"
                or "GetDeclaredMethod"
                or "GetDeclaredMethods"
                or "InvokeMember"
                or "CreateDelegate";
}
