using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PostHog.Analyzers.Symbols;

namespace PostHog.Analyzers.Operations;

/// <summary>Recognises expressions that can have another value in each round of a loop.</summary>
internal static class Variations
{
    /// <summary>
    /// Whether something in the expression is declared or changed in the loop, or is the result of a call that can
    /// return something else each time.
    /// </summary>
    public static bool In(IOperation expression, ILoopOperation loop) =>
        expression
            .Descendants()
            .Any(part =>
                part switch
                {
                    IInvocationOperation call => !IsConstant(call),
                    IAwaitOperation or IDynamicInvocationOperation => true,
                    _ => VariableOf(part) is { } variable && Changes(variable, loop),
                }
            );

    // What is read from the process and its options is the same in each round.
    private static bool IsConstant(IInvocationOperation call) =>
        call.TargetMethod.IsStatic
        && TypeNames.FullName(call.TargetMethod.ContainingType)
            is "System.Environment"
                or "System.String"
                or "System.TimeSpan"
                or "PostHog.PostHogOptions";

    private static ISymbol? VariableOf(IOperation operation) =>
        operation switch
        {
            ILocalReferenceOperation local => local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            IFieldReferenceOperation field => field.Field,
            // What an object initializer sets is a part of the new object.
            IPropertyReferenceOperation
            {
                Instance: not IInstanceReferenceOperation
                {
                    ReferenceKind: InstanceReferenceKind.ImplicitReceiver
                }
            } property => property.Property,
            _ => null,
        };

    private static bool Changes(ISymbol variable, ILoopOperation loop) =>
        IsDeclaredIn(variable, loop)
        || loop.Descendants()
            .Any(one =>
                Equal(VariableOf(one), variable) && (IsWritten(one) || IsAskedToChange(one))
            );

    private static bool IsDeclaredIn(ISymbol variable, ILoopOperation loop) =>
        variable is ILocalSymbol
        && variable.DeclaringSyntaxReferences.Any(declared =>
            declared.SyntaxTree == loop.Syntax.SyntaxTree
            && loop.Syntax.Span.Contains(declared.Span)
        );

    private static bool IsWritten(IOperation reference) =>
        reference.Parent switch
        {
            IAssignmentOperation assignment => assignment.Target == reference,
            IIncrementOrDecrementOperation or ITupleOperation => true,
            IArgumentOperation argument => argument.Parameter is { RefKind: not RefKind.None },
            _ => false,
        };

    // As a reader or a queue is by a call.
    private static bool IsAskedToChange(IOperation reference) =>
        reference.User() is IInvocationOperation call
        && call.Instance?.WithoutConversions() == reference;

    private static bool Equal(ISymbol? one, ISymbol other) =>
        SymbolEqualityComparer.Default.Equals(one, other);
}
