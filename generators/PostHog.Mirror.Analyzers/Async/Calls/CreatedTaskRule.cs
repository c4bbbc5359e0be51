using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Analyzers.Symbols;
using PostHog.Mirror.Diagnostics;
using PostHog.Mirror.Syntax;

namespace PostHog.Mirror.Analyzers.Async.Calls;

/// <summary>
/// BLK0112: <c>new(…)</c> that makes a task would make its result instead, unless it is the result of a function whose
/// type is written down.
/// </summary>
internal sealed class CreatedTaskRule() : AsyncRule(Descriptors.NoBlockingForm)
{
    public override void Start(RuleContext context) =>
        CheckNodes<ImplicitObjectCreationExpressionSyntax>(
            context,
            (node, creation) =>
            {
                if (
                    node.SemanticModel.GetTypeInfo(creation, node.CancellationToken).Type
                        is { } type
                    && TaskSymbols.IsTask(type)
                    && !(
                        TaskSyntax.IsTask(EnclosingFunction.Of(creation).ReturnType)
                        && TaskCreation.IsResult(creation)
                    )
                )
                {
                    Report(
                        node,
                        Found(creation.GetLocation(), "new " + type.Name, "Task.FromResult(…)")
                    );
                }
            },
            SyntaxKind.ImplicitObjectCreationExpression
        );
}
