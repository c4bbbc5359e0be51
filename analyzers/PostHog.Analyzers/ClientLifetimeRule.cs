using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PostHog.Analyzers.Operations;
using PostHog.Analyzers.Symbols;

namespace PostHog.Analyzers;

/// <summary>
/// PH0002: a client is created again and again, where one is meant to serve the process: each has its own connections,
/// queue, flag definitions and background work. Reported only where the code shows it: in handlers of requests, in
/// loops, in properties, where the client is used once without being stored, and in transient or scoped registrations.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ClientLifetimeRule() : PackageRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        "PH0002",
        "Client for each request or call",
        "A client is created {0}: create one for the whole process and share it",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true
    );

    private protected override void Start(
        CompilationStartAnalysisContext context,
        PackageTypes types
    )
    {
        context.RegisterOperationAction(
            found => CheckCreation(found, types),
            OperationKind.ObjectCreation
        );
        context.RegisterOperationAction(
            found => CheckRegistration(found, types),
            OperationKind.Invocation
        );
    }

    private void CheckCreation(OperationAnalysisContext context, PackageTypes types)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (types.IsClient(creation.Type) && Occasion(creation, context, types) is { } occasion)
        {
            Report(context, creation.Syntax, occasion);
        }

        CheckDescriptor(context, creation.Type, creation.Arguments, types);
    }

    private static string? Occasion(
        IObjectCreationOperation creation,
        OperationAnalysisContext context,
        PackageTypes types
    )
    {
        if (Requests.Handle(creation, context.ContainingSymbol))
        {
            return "for each request";
        }

        if (Rounds.Repeat(creation))
        {
            return "in each round of the loop";
        }

        if (CreatedClient.IsReturnedByProperty(creation, context.ContainingSymbol))
        {
            return "whenever the property is read";
        }

        if (CreatedClient.IsUsedOnce(creation) && !IsProgram(context.ContainingSymbol))
        {
            return "for each call, and never closed";
        }

        return SendingMethods.Create(creation, context.ContainingSymbol, types)
            ? "for each event that this method is given"
            : null;
    }

    private static bool IsProgram(ISymbol member) => member.Name is "Main" or "<Main>$";

    private void CheckRegistration(OperationAnalysisContext context, PackageTypes types)
    {
        var call = (IInvocationOperation)context.Operation;
        if (
            Registrations.Lifetime(call) is { } lifetime
            && Registrations.Services(call).Any(types.IsClient)
        )
        {
            var name = call.Syntax is InvocationExpressionSyntax invocation
                ? Called(invocation.Expression)
                : call.Syntax;
            Report(context, name, lifetime);
        }

        CheckDescriptor(context, call.Type, call.Arguments, types);
    }

    private void CheckDescriptor(
        OperationAnalysisContext context,
        ITypeSymbol? created,
        ImmutableArray<IArgumentOperation> arguments,
        PackageTypes types
    )
    {
        if (
            Registrations.Described(created, arguments) is { } found
            && Registrations.Services(arguments).Any(types.IsClient)
        )
        {
            var place = found.Place.Syntax is MemberAccessExpressionSyntax access
                ? access.Name
                : found.Place.Syntax;
            Report(context, place, found.Lifetime);
        }
    }

    private static SyntaxNode Called(ExpressionSyntax expression) =>
        expression switch
        {
            MemberAccessExpressionSyntax access => access.Name,
            MemberBindingExpressionSyntax binding => binding.Name,
            _ => expression,
        };
}
