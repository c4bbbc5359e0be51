using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using PostHog.Analyzers.Operations;
using PostHog.Analyzers.Symbols;

namespace PostHog.Analyzers;

/// <summary>
/// PH0004: in a project that is published trimmed or ahead of time, a property is set to an object, or to something that
/// contains one, in a way that does not show the trimmer which members it has.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TrimmedValueRule() : PackageRule(Descriptor)
{
    private static readonly DiagnosticDescriptor Descriptor = new(
        "PH0004",
        "Property value whose members can be trimmed",
        "Publishing can remove the members of {0}, which is then left out: {1}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true
    );

    private const string Elsewhere =
        "use a dictionary, or 'JsonSerializer.SerializeToElement' with its JsonTypeInfo";

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
        context.RegisterOperationAction(found => CheckError(found, types), OperationKind.Argument);
    }

    private void CheckAssignment(OperationAnalysisContext context, PackageTypes types)
    {
        var assignment = (IAssignmentOperation)context.Operation;
        if (
            assignment.Target is IPropertyReferenceOperation
            {
                Property.IsIndexer: true,
                Arguments.Length: 1
            } entry
        )
        {
            var place = PropertyPlaces.Of(entry.Instance, types);
            Check(context, place, entry.Arguments[0].Value, assignment.Value);
        }
    }

    private void CheckCall(OperationAnalysisContext context, PackageTypes types)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call is not { Instance: { } receiver, Arguments.Length: 2 })
        {
            return;
        }

        if (call.TargetMethod.Name == "Add")
        {
            var place = PropertyPlaces.Of(receiver, types);
            Check(context, place, call.Arguments[0].Value, call.Arguments[1].Value);
        }

        if (call.TargetMethod.Name == "With" && types.IsEvent(receiver.Type))
        {
            CheckWith(context, call);
        }
    }

    // It keeps the members of the type that it is given, but not those of a derived one, nor of the objects in it.
    private void CheckWith(OperationAnalysisContext context, IInvocationOperation call)
    {
        var set = call.Arguments[1].Value.WithoutConversions();
        if (
            MemberTypes.KindOf(set.Type) is { } kind
            && call.TargetMethod.TypeArguments.Length == 1
            && !(
                MemberTypes.IsShownAs(set.Type!, call.TargetMethod.TypeArguments[0])
                && MemberTypes.AreAllSeen(set.Type!)
            )
        )
        {
            Report(context, set.Syntax, kind, WithTypeInfo(call.Arguments[0].Value));
        }
        else
        {
            CheckNested(context, call.Arguments[1].Value);
        }
    }

    private void CheckError(OperationAnalysisContext context, PackageTypes types)
    {
        var argument = (IArgumentOperation)context.Operation;
        if (
            argument.Parameter is { Name: "error", Type.SpecialType: SpecialType.System_Object } one
            && types.IsOfPackages(one)
            && MemberTypes.KindOf(argument.Value.WithoutConversions().Type) is { } kind
        )
        {
            Report(context, argument.Value.Syntax, kind, Elsewhere);
        }
    }

    private void Check(
        OperationAnalysisContext context,
        PropertyPlace place,
        IOperation name,
        IOperation value
    )
    {
        if (place == PropertyPlace.None)
        {
            return;
        }

        var set = value.WithoutConversions();
        if (MemberTypes.KindOf(set.Type) is not { } kind)
        {
            CheckNested(context, value);
        }
        else if (place == PropertyPlace.Other)
        {
            Report(context, set.Syntax, kind, Elsewhere);
        }
        else if (MemberTypes.AreAllSeen(set.Type!))
        {
            Report(
                context,
                context.Operation.Syntax,
                kind,
                $"set it with 'With({name.Syntax}, value)'"
            );
        }
        else
        {
            Report(context, set.Syntax, kind, WithTypeInfo(name));
        }
    }

    private static string WithTypeInfo(IOperation name) =>
        $"set it with 'With({name.Syntax}, value, its JsonTypeInfo)'";

    private void CheckNested(OperationAnalysisContext context, IOperation value)
    {
        var isFound = false;
        foreach (var part in NestedValues.In(value))
        {
            if (MemberTypes.KindOf(part.Type) is { } kind)
            {
                Report(context, part.Syntax, kind, Elsewhere);
                isFound = true;
            }
        }

        // What is not written in place shows in the type of the collection.
        var set = value.WithoutConversions();
        if (!isFound && MemberTypes.KindOfElements(set.Type) is { } elements)
        {
            Report(context, set.Syntax, elements, Elsewhere);
        }
    }
}
