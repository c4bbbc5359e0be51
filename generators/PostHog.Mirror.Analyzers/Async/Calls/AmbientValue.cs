using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Analyzers.Symbols;
using PostHog.Mirror.Syntax;

namespace PostHog.Mirror.Analyzers.Async.Calls;

/// <summary>Recognises what sets a value that an async method takes back when it returns, and a blocking one leaves.</summary>
internal static class AmbientValue
{
    /// <summary>The properties that are set: by an assignment, of any kind, or a step.</summary>
    public static IEnumerable<ExpressionSyntax> Targets(SyntaxNode node) =>
        node switch
        {
            AssignmentExpressionSyntax { Left: TupleExpressionSyntax tuple } =>
                tuple.Arguments.Select(argument => argument.Expression),
            AssignmentExpressionSyntax assignment => [assignment.Left],
            PrefixUnaryExpressionSyntax step => [step.Operand],
            PostfixUnaryExpressionSyntax step => [step.Operand],
            _ => [],
        };

    /// <summary>Whether the property is kept with the flow of execution.</summary>
    public static bool IsAmbient(IPropertySymbol property) =>
        property.ContainingType is { } type
        && (type.Name, property.Name) switch
        {
            ("AsyncLocal", "Value") => TaskSymbols.IsIn(type, "System.Threading"),
            ("Thread", "CurrentPrincipal" or "CurrentCulture" or "CurrentUICulture") =>
                TaskSymbols.IsIn(type, "System.Threading"),
            ("CultureInfo", "CurrentCulture" or "CurrentUICulture") => TaskSymbols.IsIn(
                type,
                "System.Globalization"
            ),
            ("Activity", "Current") => TaskSymbols.IsIn(type, "System.Diagnostics"),
            ("HttpContextAccessor" or "IHttpContextAccessor", "HttpContext") => TaskSymbols.IsIn(
                type,
                "Microsoft.AspNetCore.Http"
            ),
            _ => false,
        };

    /// <summary>Whether the call makes an activity, a scope or a context the current one.</summary>
    public static bool Starts(IMethodSymbol method) =>
        (method.ContainingType.Name, method.Name) switch
        {
            ("Activity", "Start") or ("ActivitySource", "StartActivity") => TaskSymbols.IsIn(
                method.ContainingType,
                "System.Diagnostics"
            ),
            ("SynchronizationContext", "SetSynchronizationContext") => TaskSymbols.IsIn(
                method.ContainingType,
                "System.Threading"
            ),
            ("ILogger" or "LoggerExtensions", "BeginScope") => TaskSymbols.IsIn(
                method.ContainingType,
                "Microsoft.Extensions.Logging"
            ),
            _ => false,
        };

    /// <summary>Whether what a call sets is taken back at the end of a block.</summary>
    public static bool IsScoped(ExpressionSyntax call)
    {
        var whole = Operand.Outermost(call);
        return whole.Parent switch
        {
            UsingStatementSyntax => true,
            EqualsValueClauseSyntax { Parent.Parent: VariableDeclarationSyntax declaration } =>
                declaration.Parent
                    is UsingStatementSyntax
                        or LocalDeclarationStatementSyntax
                        {
                            UsingKeyword.RawKind: (int)SyntaxKind.UsingKeyword
                        },
            _ => false,
        };
    }

    /// <summary>Whether a node stands in an async function, if need be in a lambda inside of it.</summary>
    public static bool IsWithinTask(SyntaxNode node)
    {
        var function = EnclosingFunction.Of(node);
        while (!function.IsAsync && function.IsAnonymous)
        {
            function = EnclosingFunction.Of(function.Node);
        }

        return function.IsAsync;
    }

    /// <summary>Whether a node stands in a lambda, which somebody may keep and run later.</summary>
    public static bool IsKept(SyntaxNode node) => Lambda(node) is not null;

    /// <summary>Whether a node stands in a lambda that runs in a flow of its own, or sets back what was set before.</summary>
    public static bool IsApart(SyntaxNode node, SemanticModel model) =>
        Lambda(node) is { } lambda && RunsApart(lambda, model);

    /// <summary>Whether a function runs in a flow of its own, or sets back what was set before.</summary>
    public static bool RunsApart(ExpressionSyntax function, SemanticModel model) =>
        Operand.Outermost(function).Parent is ArgumentSyntax { Parent.Parent: { } receiver }
        && receiver switch
        {
            InvocationExpressionSyntax call => Operand.Name(call) is "Run" or "UnsafeStart"
                && model.GetSymbolInfo(call).Symbol?.ContainingType
                    is { Name: "ExecutionContext" or "Thread" }
                || IsDisposable(model.GetTypeInfo(call).Type),
            BaseObjectCreationExpressionSyntax creation => model.GetTypeInfo(creation).Type
                is { } type
                && (type.Name == "Thread" || IsDisposable(type)),
            _ => false,
        };

    private static AnonymousFunctionExpressionSyntax? Lambda(SyntaxNode node) =>
        node.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>();

    private static bool IsDisposable(ITypeSymbol? type) =>
        type is { SpecialType: SpecialType.System_IDisposable }
        || !TaskSymbols.IsTask(type)
            && type?.AllInterfaces.Any(one => one.SpecialType == SpecialType.System_IDisposable)
                == true;
}
