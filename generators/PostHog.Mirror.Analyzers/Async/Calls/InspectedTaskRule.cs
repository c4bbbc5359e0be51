using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Analyzers.Symbols;

namespace PostHog.Mirror.Analyzers.Async.Calls;

/// <summary>BLK0203: asking a task for its state or waiting for it by force has no blocking form.</summary>
internal sealed class InspectedTaskRule()
    : AsyncRule(
        Rule(
            "BLK0203",
            "Task blocked on or inspected",
            "'{0}' blocks on or inspects a task; await it"
        )
    )
{
    public override void Start(RuleContext context) =>
        CheckNodes<SimpleNameSyntax>(
            context,
            (node, name) =>
            {
                if (
                    IsInspection(name.Identifier.ValueText)
                    && node.Symbol is { IsStatic: false } member
                    && TaskSymbols.IsTask(member.ContainingType)
                )
                {
                    Report(node, Found(name.GetLocation(), member.Name));
                }
            },
            SyntaxKind.IdentifierName,
            SyntaxKind.GenericName
        );

    /// <summary>Whether a member of tasks by this name waits, or asks for the state.</summary>
    public static bool IsInspection(string member) =>
        member
            is "Result"
                or "Wait"
                or "GetAwaiter"
                or "ContinueWith"
                or "IsCompleted"
                or "IsCompletedSuccessfully"
                or "IsFaulted"
                or "IsCanceled"
                or "Status"
                or "Exception";
}
