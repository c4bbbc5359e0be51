using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Syntax;

namespace PostHog.Mirror.Naming;

/// <summary>Writes methods down by the signature their blocking form has.</summary>
internal static class SignatureReader
{
    public static MethodSignature Read(MethodDeclarationSyntax method)
    {
        var name = method.Identifier.ValueText;
        var owner = method.ExplicitInterfaceSpecifier is { } specifier
            ? BlockingText(specifier.Name) + "."
            : "";
        var blocking =
            owner
            + (BlockingNames.Of(name) ?? name)
            + Arity(method.Arity)
            + "("
            + string.Join(", ", method.ParameterList.Parameters.Select(BlockingText))
            + ")";
        var location = method.Identifier.GetLocation();
        return new MethodSignature(
            DeclaringType(method),
            blocking,
            name
                + "("
                + string.Join(", ", method.ParameterList.Parameters.Select(OriginalText))
                + ")",
            method.SyntaxTree.FilePath,
            location.SourceSpan,
            location.GetLineSpan().Span
        );
    }

    private static string DeclaringType(SyntaxNode method) =>
        string.Join(
            ".",
            method
                .Ancestors()
                .Select(node =>
                    node switch
                    {
                        ExtensionBlockDeclarationSyntax block => "extension" + block.ParameterList,
                        TypeDeclarationSyntax type when IsFileLocal(type) =>
                            type.SyntaxTree.FilePath + type.Identifier.ValueText,
                        TypeDeclarationSyntax type => type.Identifier.ValueText + Arity(type.Arity),
                        BaseNamespaceDeclarationSyntax space => space.Name.ToString(),
                        _ => "",
                    }
                )
                .Where(name => name.Length > 0)
                .Reverse()
        );

    private static bool IsFileLocal(TypeDeclarationSyntax type) =>
        type.Modifiers.Any(SyntaxKind.FileKeyword);

    private static string Arity(int count) =>
        count == 0 ? "" : "<" + new string(',', count - 1) + ">";

    private static string OriginalText(ParameterSyntax parameter) =>
        parameter.Type?.WithoutTrivia().ToString() ?? "";

    private static string BlockingText(ParameterSyntax parameter)
    {
        var isReference = parameter.Modifiers.Any(modifier =>
            modifier.Kind()
                is SyntaxKind.RefKeyword
                    or SyntaxKind.OutKeyword
                    or SyntaxKind.InKeyword
        );
        return (isReference ? "ref " : "") + BlockingText(parameter.Type);
    }

    /// <summary>The written type without tasks and blanks.</summary>
    private static string BlockingText(TypeSyntax? type) =>
        TaskSyntax.Last(type) switch
        {
            GenericNameSyntax name when TaskSyntax.IsTaskOfT(name) => BlockingText(
                name.TypeArgumentList.Arguments[0]
            ),
            GenericNameSyntax { Identifier.ValueText: "Func" } name
                when TaskSyntax.IsBareTask(name.TypeArgumentList.Arguments.Last()) => "Action"
                + BlockingText(name.TypeArgumentList.Arguments, -1),
            GenericNameSyntax name => BlockingText(name.Identifier.ValueText)
                + BlockingText(name.TypeArgumentList.Arguments, 0),
            IdentifierNameSyntax name => BlockingText(name.Identifier.ValueText),
            _ => type is NullableTypeSyntax nullable
                ? BlockingText(nullable.ElementType)
                : type?.WithoutTrivia().ToString() ?? "",
        };

    private static string BlockingText(SeparatedSyntaxList<TypeSyntax> arguments, int less)
    {
        var count = arguments.Count + less;
        return count == 0
            ? ""
            : "<" + string.Join(", ", arguments.Take(count).Select(BlockingText)) + ">";
    }

    private static string BlockingText(string name) =>
        name switch
        {
            "IAsyncEnumerable" => "IEnumerable",
            "IOrderedAsyncEnumerable" => "IOrderedEnumerable",
            "IAsyncEnumerator" => "IEnumerator",
            "IAsyncDisposable" => "IDisposable",
            _ => name,
        };
}
