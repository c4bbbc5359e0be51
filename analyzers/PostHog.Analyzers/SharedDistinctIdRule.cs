using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PostHog.Analyzers.Operations;
using PostHog.Analyzers.Symbols;
using PostHog.Capture;

namespace PostHog.Analyzers;

/// <summary>
/// PH0003: a constant that names no person is used as a distinct id, so that all users become one. What the server
/// knows as a mistake is a warning; blank ids and other words that are probably one are a suggestion.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SharedDistinctIdRule() : PackageRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        "PH0003",
        "Distinct id that users share",
        "{0}; pass the user's own id, or use '{1}'",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true
    );

    private static readonly HashSet<string> Known = new(
        BadIdList.All,
        StringComparer.OrdinalIgnoreCase
    );

    private static readonly HashSet<string> Suspected = new(StringComparer.OrdinalIgnoreCase)
    {
        "anon",
        "anonymous_user",
        "anonymous-user",
        "anonymoususer",
        "default",
        "n/a",
        "nobody",
        "test",
        "user",
        "user_id",
        "userid",
        "visitor",
    };

    private protected override void Start(
        CompilationStartAnalysisContext context,
        PackageTypes types
    )
    {
        context.RegisterOperationAction(
            found => CheckArgument(found, types),
            OperationKind.Argument
        );
        context.RegisterOperationAction(
            found => CheckAssignment(found, types),
            OperationKind.SimpleAssignment
        );
    }

    private void CheckArgument(OperationAnalysisContext context, PackageTypes types)
    {
        var argument = (IArgumentOperation)context.Operation;
        if (
            argument.ArgumentKind == ArgumentKind.Explicit
            && argument.Parameter is { Name: "distinctId" or "alias" } parameter
            && types.IsOfPackages(parameter)
        )
        {
            var isOfEvent = argument.Parent is IObjectCreationOperation;
            Check(context, argument.Value, isOfEvent);
        }
    }

    private void CheckAssignment(OperationAnalysisContext context, PackageTypes types)
    {
        var assignment = (ISimpleAssignmentOperation)context.Operation;
        if (
            assignment.Target is IPropertyReferenceOperation { Property: { Name: "DistinctId" } id }
            && types.IsOfPackages(id)
        )
        {
            Check(context, assignment.Value, isOfNewEvent: false);
        }
    }

    /// <summary>Blank ids are looked at in new events alone; elsewhere one may mean the id of the context.</summary>
    private void Check(OperationAnalysisContext context, IOperation value, bool isOfNewEvent)
    {
        foreach (var (constant, text) in DistinctIds.In(value))
        {
            var id = text.Trim();
            if (id.Length == 0 && isOfNewEvent)
            {
                Suggest(
                    context,
                    constant.Syntax,
                    "An event with a blank distinct id is sent only in a request context that names a person",
                    "new PostHogEvent(name)"
                );
            }

            if (Known.Contains(id))
            {
                Report(context, constant.Syntax, Shared(id), Anonymous);
            }

            if (Suspected.Contains(id))
            {
                Suggest(context, constant.Syntax, Shared(id), Anonymous);
            }
        }
    }

    private const string Anonymous = "PostHogEvent.Anonymous";

    private static string Shared(string id) =>
        $"All users with the distinct id '{id}' count as one";

    private static void Suggest(
        OperationAnalysisContext context,
        SyntaxNode place,
        params object[] arguments
    ) =>
        context.ReportDiagnostic(
            Diagnostic.Create(
                Descriptor,
                place.GetLocation(),
                DiagnosticSeverity.Info,
                additionalLocations: null,
                properties: null,
                messageArgs: arguments
            )
        );
}
