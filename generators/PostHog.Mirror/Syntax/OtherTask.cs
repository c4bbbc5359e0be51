using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PostHog.Mirror.Syntax;

/// <summary>Recognises what is called like a task and is none: a property, a field, an element of an enumeration.</summary>
internal static class OtherTask
{
    /// <summary>Whether a simple name is a property or field of a type around it, by all that this file says.</summary>
    public static bool IsMember(SimpleNameSyntax name) =>
        name.Parent is MemberAccessExpressionSyntax access
        && access.Expression == name
        && name.Ancestors()
            .OfType<TypeDeclarationSyntax>()
            .SelectMany(type => type.Members)
            .Any(member => Declares(member, name.Identifier.ValueText));

    /// <summary>Whether a type is qualified by something else than the namespace of tasks, or an alias of it.</summary>
    public static bool Qualifies(SyntaxNode? type) =>
        type is QualifiedNameSyntax { Left: SimpleNameSyntax left }
        && left.Identifier.ValueText != "Tasks"
        && !IsAlias(left);

    private static bool Declares(MemberDeclarationSyntax member, string name) =>
        member switch
        {
            PropertyDeclarationSyntax property => property.Identifier.ValueText == name
                && !TaskSyntax.IsTask(property.Type),
            FieldDeclarationSyntax field => !TaskSyntax.IsTask(field.Declaration.Type)
                && field.Declaration.Variables.Any(one => one.Identifier.ValueText == name),
            _ => false,
        };

    private static bool IsAlias(SimpleNameSyntax name) =>
        name
            .SyntaxTree.GetRoot()
            .DescendantNodes(node =>
                node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax
            )
            .OfType<UsingDirectiveSyntax>()
            .Any(directive =>
                directive.Alias?.Name.Identifier.ValueText == name.Identifier.ValueText
            );
}
