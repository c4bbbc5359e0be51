using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Analyzers.Symbols;
using PostHog.Mirror.Diagnostics;
using PostHog.Mirror.Syntax;

namespace PostHog.Mirror.Analyzers.Async.Calls;

/// <summary>
/// BLK0101: an argument that no other overload takes now may fit one in its blocking form: <c>F(IEnumerable&lt;int&gt;)</c>
/// beside <c>F&lt;T&gt;(T)</c>, given an asynchronous sequence. And generic code that is given its type by inference may ask for it.
/// </summary>
internal sealed class MergedArgumentRule() : AsyncRule(Descriptors.Await)
{
    public override void Start(RuleContext context) =>
        CheckNodes<ExpressionSyntax>(
            context,
            Check,
            SyntaxKind.InvocationExpression,
            SyntaxKind.ObjectCreationExpression,
            SyntaxKind.ImplicitObjectCreationExpression
        );

    private void Check(RuleNode node, ExpressionSyntax call)
    {
        if (
            Arguments(call) is not { } list
            || node.Symbol is not IMethodSymbol method
            || (list.Arguments.Count == 0 && method.ReducedFrom is null)
        )
        {
            return;
        }

        CheckReceiver(node, call, method);
        var definition = (method.ReducedFrom ?? method).OriginalDefinition;
        if (AsksForInferred(call, method, definition) is { } asked)
        {
            Report(
                node,
                Found(
                    asked.GetLocation(),
                    $"'{method.Name}' asks for the type that it is given, and other values are of its blocking form; declare the value by a type that says which"
                )
            );
        }

        CheckArguments(node, list.Arguments, method, definition);
    }

    private void CheckArguments(
        RuleNode node,
        SeparatedSyntaxList<ArgumentSyntax> arguments,
        IMethodSymbol method,
        IMethodSymbol definition
    )
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            if (
                Parameter(arguments[i], i, method, definition) is { } parameter
                && MayFitAnother(parameter.Type, arguments[i].Expression, node.SemanticModel)
                && Rival(definition, parameter, arguments[i], node.SemanticModel) is { } rival
            )
            {
                Report(
                    node,
                    Found(
                        arguments[i].GetLocation(),
                        $"in its blocking form it fits '{rival.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat)}', too; give one of the overloads another name"
                    )
                );
            }
        }
    }

    /// <summary>What an extension method extends is an argument, too: <c>functions.Cast&lt;object&gt;()</c>.</summary>
    private void CheckReceiver(RuleNode node, ExpressionSyntax call, IMethodSymbol method)
    {
        if (
            method.ReducedFrom?.Parameters[0].Type is { } extended
            && MergedType.IsErased(extended)
            && !MergedType.Is(extended)
            && call
                is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access }
            && MergedType.IsValue(node.SemanticModel.GetTypeInfo(access.Expression).Type)
        )
        {
            Report(
                node,
                Found(
                    access.Expression.GetLocation(),
                    $"'{method.Name}' takes whatever it is given, which is of another type in the blocking form; write a loop"
                )
            );
        }
    }

    private static BaseArgumentListSyntax? Arguments(ExpressionSyntax call) =>
        call is InvocationExpressionSyntax invocation
            ? invocation.ArgumentList
            : ((BaseObjectCreationExpressionSyntax)call).ArgumentList;

    /// <summary>The name of a call whose type arguments are not written, and asked for by what is called.</summary>
    private static SimpleNameSyntax? AsksForInferred(
        ExpressionSyntax call,
        IMethodSymbol method,
        IMethodSymbol definition
    )
    {
        if (
            definition is not { Arity: > 0, DeclaringSyntaxReferences.Length: > 0 }
            || call is not InvocationExpressionSyntax invocation
            || Operand.CalledName(invocation) is not IdentifierNameSyntax name
        )
        {
            return null;
        }

        var given = method.ReducedFrom is null
            ? method
            : method.GetConstructedReducedFrom() ?? method;
        for (var i = 0; i < given.TypeArguments.Length; i++)
        {
            if (MergedType.Is(given.TypeArguments[i]) && GenericQuestion.Asks(definition, i))
            {
                return name;
            }
        }

        return null;
    }

    private static IParameterSymbol? Parameter(
        ArgumentSyntax argument,
        int index,
        IMethodSymbol method,
        IMethodSymbol definition
    )
    {
        var parameters = definition.Parameters;
        if (argument.NameColon is { } named)
        {
            return parameters.FirstOrDefault(one => one.Name == named.Name.Identifier.ValueText);
        }

        index += definition.Parameters.Length - method.Parameters.Length; // what an extension extends
        return index < parameters.Length ? parameters[index] : parameters.LastOrDefault();
    }

    /// <summary>Whether a parameter takes whatever is given; sequences and functions as objects have a rule of their own.</summary>
    private static bool MayFitAnother(
        ITypeSymbol parameter,
        ExpressionSyntax argument,
        SemanticModel model
    ) =>
        parameter is ITypeParameterSymbol
        || (parameter is IArrayTypeSymbol array ? array.ElementType : parameter).SpecialType
            == SpecialType.System_Object
            && AsyncDisposable.IsOnly(model.GetTypeInfo(argument).Type);

    /// <summary>Another overload that takes the blocking form of an argument.</summary>
    private static IMethodSymbol? Rival(
        IMethodSymbol called,
        IParameterSymbol parameter,
        ArgumentSyntax argument,
        SemanticModel model
    )
    {
        var overloads = Counterparts
            .Bases(called.ContainingType)
            .SelectMany(type => type.GetMembers(called.Name))
            .OfType<IMethodSymbol>()
            .Where(other =>
                other.Parameters.Length > parameter.Ordinal
                && !SymbolEqualityComparer.Default.Equals(other.OriginalDefinition, called)
                && !ConditionalCode.IsAsyncOnly(other)
            )
            .ToList();
        if (overloads.Count == 0)
        {
            return null;
        }

        var type = model.GetTypeInfo(argument.Expression).Type;
        return overloads.Find(other =>
            Accepted(other.Parameters[parameter.Ordinal].Type).Any(one => Fits(type, one))
        );
    }

    /// <summary>What a parameter takes, or what must be true of it.</summary>
    private static IEnumerable<ITypeSymbol> Accepted(ITypeSymbol parameter) =>
        parameter is ITypeParameterSymbol generic ? generic.ConstraintTypes : [parameter];

    private static bool Fits(ITypeSymbol? argument, ITypeSymbol parameter)
    {
        if (TaskSymbols.IsStream(argument))
        {
            return parameter.Name is "IEnumerable" or "IEnumerator" or "IDisposable";
        }

        if (MergedType.IsDelegate(argument))
        {
            return parameter is INamedTypeSymbol { DelegateInvokeMethod: { } invoke }
                && !MergedType.Is(invoke.ReturnType)
                && invoke.Parameters.Length
                    == ((INamedTypeSymbol)argument!).DelegateInvokeMethod!.Parameters.Length;
        }

        return parameter.SpecialType == SpecialType.System_IDisposable
            && AsyncDisposable.IsOnly(argument);
    }
}
