using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Inputs;
using PostHog.Mirror.Syntax;

namespace PostHog.Mirror.Naming;

/// <summary>Lists the names ending in <c>Async</c> that one file declares: its contribution to the name index.</summary>
internal static class NameReader
{
    public static EquatableList<DeclaredName> Read(
        SourceFile file,
        CSharpParseOptions options,
        CancellationToken cancellationToken
    )
    {
        var names = CSharpSyntaxTree
            .ParseText(file.Text, options, file.Path, cancellationToken)
            .GetRoot(cancellationToken)
            .DescendantNodes()
            .Select(Declared)
            .Where(name => name.Kinds != NameKinds.None && BlockingNames.IsAsyncName(name.Name))
            .Distinct()
            .OrderBy(name => name.Name, StringComparer.Ordinal)
            .ThenBy(name => name.Kinds);
        return new EquatableList<DeclaredName>(names);
    }

    private static DeclaredName Declared(SyntaxNode node) =>
        node switch
        {
            MethodDeclarationSyntax method => new(
                method.Identifier.ValueText,
                Kinds(method.ReturnType)
            ),
            LocalFunctionStatementSyntax local => new(
                local.Identifier.ValueText,
                Kinds(local.ReturnType)
            ),
            PropertyDeclarationSyntax property => new(
                property.Identifier.ValueText,
                NameKinds.Value
            ),
            EventDeclarationSyntax handler => new(handler.Identifier.ValueText, NameKinds.Value),
            VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax } field => new(
                field.Identifier.ValueText,
                NameKinds.Value
            ),
            _ => default,
        };

    private static NameKinds Kinds(TypeSyntax type) =>
        type switch
        {
            NullableTypeSyntax nullable => Kinds(nullable.ElementType),
            _ when TaskSyntax.IsBareTask(type) => NameKinds.Task,
            _ when TaskSyntax.IsTaskOfT(type) => NameKinds.TaskOfT,
            _ when TaskSyntax.IsStream(type) => NameKinds.Stream,
            _ => NameKinds.Other,
        };
}
