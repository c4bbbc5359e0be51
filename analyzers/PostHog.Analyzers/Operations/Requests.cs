using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PostHog.Analyzers.Symbols;

namespace PostHog.Analyzers.Operations;

/// <summary>Recognises code that runs once for each request.</summary>
internal static class Requests
{
    private const string Builder = "Microsoft.AspNetCore.Builder";

    /// <summary>Types that the framework creates for each request.</summary>
    private static readonly HashSet<string> Handlers = new(StringComparer.Ordinal)
    {
        "Microsoft.AspNetCore.Mvc.ControllerBase",
        "Microsoft.AspNetCore.Mvc.RazorPages.PageModel",
        "Microsoft.AspNetCore.Mvc.ViewComponent",
        "Microsoft.AspNetCore.SignalR.Hub",
        "System.Web.Http.ApiController",
        "System.Web.Mvc.ControllerBase",
        "System.Web.UI.Page",
    };

    private static readonly HashSet<string> Contexts = new(StringComparer.Ordinal)
    {
        "Microsoft.AspNetCore.Http.HttpContext",
        "Microsoft.AspNetCore.Http.HttpRequest",
        "Microsoft.AspNetCore.Http.EndpointFilterInvocationContext",
        "Microsoft.AspNetCore.Mvc.Filters.FilterContext",
        "Microsoft.AspNetCore.SignalR.HubInvocationContext",
        "Amazon.Lambda.Core.ILambdaContext",
        "Grpc.Core.ServerCallContext",
        "Microsoft.Azure.Functions.Worker.Http.HttpRequestData",
    };

    private static readonly HashSet<string> Attributes = new(StringComparer.Ordinal)
    {
        "Microsoft.AspNetCore.Mvc.ApiControllerAttribute",
        "Microsoft.AspNetCore.Mvc.ControllerAttribute",
        "Microsoft.Azure.Functions.Worker.FunctionAttribute",
        "Microsoft.Azure.WebJobs.FunctionNameAttribute",
    };

    /// <summary>Whether a handler of requests creates it and gives it up with the request.</summary>
    public static bool Handle(IOperation creation, ISymbol member) =>
        !CreatedClient.IsStatic(creation)
        && creation.InnerFunction() switch
        {
            null => IsHandler(member)
                || (member is IMethodSymbol method && IsMappedByName(creation, method)),
            IAnonymousFunctionOperation lambda => TakesRequest(lambda.Symbol) || IsMapped(lambda),
            ILocalFunctionOperation function => TakesRequest(function.Symbol)
                || IsMappedByName(creation, function.Symbol),
            _ => false,
        };

    private static bool IsHandler(ISymbol member) =>
        (member is IMethodSymbol method && TakesRequest(method))
        || HasAttribute(member)
        || (!member.IsStatic && TypeNames.WithBases(member.ContainingType).Any(IsHandlerType));

    private static bool IsHandlerType(INamedTypeSymbol type) =>
        Handlers.Contains(TypeNames.FullName(type)) || HasAttribute(type);

    private static bool HasAttribute(ISymbol symbol) =>
        symbol
            .GetAttributes()
            .Any(one =>
                one.AttributeClass is { } type && Attributes.Contains(TypeNames.FullName(type))
            );

    private static bool TakesRequest(IMethodSymbol method) =>
        method.Parameters.Any(one =>
            TypeNames
                .WithBases(one.Type as INamedTypeSymbol)
                .Any(type => Contexts.Contains(TypeNames.FullName(type)))
        );

    /// <summary>
    /// Whether the file gives the method to <c>MapGet</c> and its siblings by its name. Other files are not searched.
    /// </summary>
    private static bool IsMappedByName(IOperation creation, IMethodSymbol method) =>
        creation.SemanticModel is { } model
        && creation
            .Syntax.SyntaxTree.GetRoot()
            .DescendantNodes()
            .OfType<SimpleNameSyntax>()
            .Where(name => name.Identifier.ValueText == method.Name)
            .Any(name => ReferenceTo(name, method, model) is { } reference && IsMapped(reference));

    private static IOperation? ReferenceTo(
        SimpleNameSyntax name,
        IMethodSymbol method,
        SemanticModel model
    )
    {
        SyntaxNode whole =
            name.Parent is MemberAccessExpressionSyntax access && access.Name == name
                ? access
                : name;
        return
            whole.Parent is ArgumentSyntax
            && model.GetOperation(whole) is IMethodReferenceOperation reference
            && SymbolEqualityComparer.Default.Equals(
                reference.Method.OriginalDefinition,
                method.OriginalDefinition
            )
            ? reference
            : null;
    }

    /// <summary>Whether it is the handler given to <c>MapGet</c> and its siblings.</summary>
    private static bool IsMapped(IOperation handler) =>
        Argument(handler) is { Parent: IInvocationOperation call, Parameter: { } parameter }
        && call.TargetMethod.Name.StartsWith("Map", StringComparison.Ordinal)
        && TypeNames.NamespaceOf(call.TargetMethod) == Builder
        && TypeNames.FullName(parameter.Type)
            is "System.Delegate"
                or "Microsoft.AspNetCore.Http.RequestDelegate";

    private static IArgumentOperation? Argument(IOperation handler) =>
        handler
            .Ancestors()
            .SkipWhile(one => one is IDelegateCreationOperation or IConversionOperation)
            .FirstOrDefault() as IArgumentOperation;
}
