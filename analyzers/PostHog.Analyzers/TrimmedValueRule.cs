using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PostHog.Analyzers.Operations;
using PostHog.Analyzers.Symbols;

namespace PostHog.Analyzers;

/// <summary>
/// PH0004: in a project that is published trimmed or ahead of time, a property is set to an anonymous object or a record
/// in a way that does not show the trimmer which members it has.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TrimmedValueRule() : PackageRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        "PH0004",
        "Property value whose members can be trimmed",
        "Publishing can remove the members of {0}, and the property would be lost: set it with 'With({1}, value)'",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true
    );

    // What a project says of how it is published; the packages let analyzers see it.
    private static readonly string[] Switches =
    [
        "build_property.PublishAot",
        "build_property.PublishTrimmed",
        "build_property.IsAotCompatible",
        "build_property.IsTrimmable",
    ];

    private protected override void Start(
        CompilationStartAnalysisContext context,
        PackageTypes types
    )
    {
        var project = context.Options.AnalyzerConfigOptionsProvider.GlobalOptions;
        if (
            !Switches.Any(name =>
                project.TryGetValue(name, out var value)
                && string.Equals(value, "true", StringComparison.OrdinalIgnoreCase)
            )
        )
        {
            return;
        }

        context.RegisterOperationAction(
            found => CheckAssignment(found, types),
            OperationKind.SimpleAssignment,
            OperationKind.CoalesceAssignment
        );
        context.RegisterOperationAction(found => CheckCall(found, types), OperationKind.Invocation);
    }

    private void CheckAssignment(OperationAnalysisContext context, PackageTypes types)
    {
        var assignment = (IAssignmentOperation)context.Operation;
        if (
            assignment.Target
                is IPropertyReferenceOperation
                {
                    Property.IsIndexer: true,
                    Arguments.Length: 1
                } entry
            && EventProperties.Has(entry.Instance, types)
        )
        {
            Check(context, entry.Arguments[0].Value, assignment.Value, assignment.Syntax);
        }
    }

    private void CheckCall(OperationAnalysisContext context, PackageTypes types)
    {
        var call = (IInvocationOperation)context.Operation;
        if (
            call is { TargetMethod.Name: "Add", Arguments.Length: 2 }
            && EventProperties.Has(call.Instance, types)
        )
        {
            Check(context, call.Arguments[0].Value, call.Arguments[1].Value, call.Syntax);
        }
    }

    private void Check(
        OperationAnalysisContext context,
        IOperation name,
        IOperation value,
        SyntaxNode place
    )
    {
        if (KindOf(value.WithoutConversions().Type) is { } kind)
        {
            Report(context, place, kind, name.Syntax.ToString());
        }
    }

    private static string? KindOf(ITypeSymbol? type) =>
        type switch
        {
            INamedTypeSymbol
            {
                OriginalDefinition.SpecialType: SpecialType.System_Nullable_T,
                TypeArguments: { Length: 1 } inner
            } => KindOf(inner[0]),
            { IsAnonymousType: true } => "this anonymous object",
            INamedTypeSymbol { IsRecord: true } when !IsSequence(type) =>
                $"the record '{type.Name}'",
            _ => null,
        };

    // The elements of a sequence are read without its members.
    private static bool IsSequence(ITypeSymbol type) =>
        type.AllInterfaces.Any(one =>
            one.SpecialType == SpecialType.System_Collections_IEnumerable
        );
}
