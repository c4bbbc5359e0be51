using Microsoft.CodeAnalysis;
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
            null => IsHandler(member),
            IAnonymousFunctionOperation lambda => TakesRequest(lambda.Symbol) || IsMapped(lambda),
            ILocalFunctionOperation function => TakesRequest(function.Symbol),
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
        method.Parameters.Any(one => Contexts.Contains(TypeNames.FullName(one.Type)));

    /// <summary>Whether it is the handler given to <c>MapGet</c> and its siblings.</summary>
    private static bool IsMapped(IAnonymousFunctionOperation lambda) =>
        Argument(lambda) is { Parent: IInvocationOperation call, Parameter: { } parameter }
        && call.TargetMethod.Name.StartsWith("Map", StringComparison.Ordinal)
        && TypeNames.NamespaceOf(call.TargetMethod) == Builder
        && TypeNames.FullName(parameter.Type)
            is "System.Delegate"
                or "Microsoft.AspNetCore.Http.RequestDelegate";

    private static IArgumentOperation? Argument(IOperation lambda) =>
        lambda
            .Ancestors()
            .SkipWhile(one => one is IDelegateCreationOperation or IConversionOperation)
            .FirstOrDefault() as IArgumentOperation;
}
