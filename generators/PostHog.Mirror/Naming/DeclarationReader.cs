using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Inputs;
using PostHog.Mirror.Syntax;

namespace PostHog.Mirror.Naming;

/// <summary>Lists what one file declares: its contribution to the name index, and its methods.</summary>
internal static class DeclarationReader
{
    public static FileDeclarations Read(
        SourceFile file,
        CSharpParseOptions options,
        CancellationToken cancellationToken
    ) =>
        Read(
            file,
            CSharpSyntaxTree
                .ParseText(file.Text, options, file.Path, cancellationToken)
                .GetRoot(cancellationToken)
        );

    /// <summary>The same for a file that is parsed already.</summary>
    public static FileDeclarations Read(SourceFile file, SyntaxNode root)
    {
        var names = new HashSet<DeclaredName>();
        var methods = new List<MethodSignature>();
        foreach (var node in root.DescendantNodes())
        {
            var name = Declared(node);
            if (name.Kinds != NameKinds.None && BlockingNames.IsAsyncName(name.Name))
            {
                names.Add(name);
            }

            if (node is MethodDeclarationSyntax method && file.Role == SourceRole.Translate)
            {
                methods.Add(SignatureReader.Read(method));
            }
        }

        return new FileDeclarations(
            new(
                names.OrderBy(name => name.Name, StringComparer.Ordinal).ThenBy(name => name.Kinds)
            ),
            new(methods)
        );
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
            ParameterSyntax { Parent.Parent: RecordDeclarationSyntax } property => new(
                property.Identifier.ValueText,
                NameKinds.Value
            ),
            TupleElementSyntax element => new(element.Identifier.ValueText, NameKinds.Value),
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
