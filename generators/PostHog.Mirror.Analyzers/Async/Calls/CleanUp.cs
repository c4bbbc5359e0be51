using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PostHog.Mirror.Analyzers.Async.Calls;

/// <summary>
/// The names of methods that <c>finally</c> blocks and disposals may run, or functions that somebody keeps; and those that
/// they call in turn. Found by names alone, so it may be too many.
/// </summary>
internal sealed class CleanUp
{
    private static readonly ConditionalWeakTable<Compilation, Lazy<CleanUp>> Known = new();

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    private CleanUp(Compilation compilation, CancellationToken cancellationToken)
    {
        var calls = new List<(string Caller, string Called)>();
        var open = new Stack<string>([
            "Dispose",
            "DisposeAsync",
            "DisposeCore",
            "DisposeAsyncCore",
        ]);
        foreach (var name in Names(compilation, cancellationToken))
        {
            if (Method(name) is not { } caller || IsKept(name))
            {
                open.Push(name.Identifier.ValueText);
            }
            else
            {
                calls.Add((caller, name.Identifier.ValueText));
            }
        }

        Close(
            open,
            calls.ToLookup(call => call.Caller, call => call.Called, StringComparer.Ordinal)
        );
    }

    private static IEnumerable<SimpleNameSyntax> Names(
        Compilation compilation,
        CancellationToken cancellationToken
    ) =>
        compilation
            .SyntaxTrees.SelectMany(tree => tree.GetRoot(cancellationToken).DescendantNodes())
            .OfType<SimpleNameSyntax>();

    /// <summary>Adds what may run, and what that calls.</summary>
    private void Close(Stack<string> open, ILookup<string, string> byCaller)
    {
        while (open.Count > 0)
        {
            var name = open.Pop();
            if (_names.Add(name))
            {
                foreach (var called in byCaller[name])
                {
                    open.Push(called);
                }
            }
        }
    }

    /// <summary>Whether a field may be set between an exception and its handler.</summary>
    public static bool MaySet(
        IFieldSymbol field,
        Compilation compilation,
        CancellationToken cancellationToken
    )
    {
        if (
            field.DeclaredAccessibility != Accessibility.Private
            || field.RefKind != RefKind.None
            || field.ContainingType.DeclaringSyntaxReferences.Length == 0
        )
        {
            return true;
        }

        var writes = field
            .ContainingType.DeclaringSyntaxReferences.SelectMany(reference =>
                reference.GetSyntax(cancellationToken).DescendantNodes()
            )
            .OfType<IdentifierNameSyntax>()
            .Where(name =>
                name.Identifier.ValueText == field.Name && MeantimeChange.IsWritten(name)
            )
            .ToList();
        return writes.Count > 0 && In(compilation, cancellationToken).MayRun(writes);
    }

    private static CleanUp In(Compilation compilation, CancellationToken cancellationToken) =>
        Known
            .GetValue(
                compilation,
                one => new Lazy<CleanUp>(() => new CleanUp(one, cancellationToken))
            )
            .Value;

    private bool MayRun(IEnumerable<SyntaxNode> writes) =>
        writes.Any(write =>
            IsKept(write) || Method(write) is not { } method || _names.Contains(method)
        );

    /// <summary>The method a node stands in; a constructor makes something new, which no filter has asked yet.</summary>
    private static string? Method(SyntaxNode node) =>
        node.FirstAncestorOrSelf<MemberDeclarationSyntax>() switch
        {
            MethodDeclarationSyntax method => method.Identifier.ValueText,
            ConstructorDeclarationSyntax constructor => constructor.Identifier.ValueText,
            _ => null,
        };

    /// <summary>Whether a node stands in a <c>finally</c> block or in a function, or is a method that becomes a delegate.</summary>
    private static bool IsKept(SyntaxNode node) =>
        node.Ancestors()
            .TakeWhile(one => one is not MemberDeclarationSyntax)
            .Any(one =>
                one
                    is FinallyClauseSyntax
                        or AnonymousFunctionExpressionSyntax
                        or LocalFunctionStatementSyntax
            )
        || node.Parent is ArgumentSyntax or EqualsValueClauseSyntax or AssignmentExpressionSyntax
            && node is SimpleNameSyntax name
            && !MeantimeChange.IsWritten(name);
}
