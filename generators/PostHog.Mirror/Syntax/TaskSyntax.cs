using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PostHog.Mirror.Syntax;

/// <summary>Recognises the task types by their written form.</summary>
internal static class TaskSyntax
{
    public static bool IsTaskName(string name) => name is "Task" or "ValueTask";

    /// <summary>Whether the type, qualified or not, is a task without a result.</summary>
    public static bool IsBareTask(SyntaxNode? type) =>
        Last(type) is IdentifierNameSyntax name
        && IsTaskName(name.Identifier.ValueText)
        && !OtherTask.Qualifies(type);

    /// <summary>Whether the type, qualified or not, is a task with a result.</summary>
    public static bool IsTaskOfT(SyntaxNode? type) =>
        Last(type) is GenericNameSyntax { Arity: 1 } name && IsTaskName(name.Identifier.ValueText);

    public static bool IsTask(SyntaxNode? type) => IsBareTask(type) || IsTaskOfT(type);

    public static bool IsStream(SyntaxNode? type) =>
        Last(type)
            is GenericNameSyntax { Identifier.ValueText: "IAsyncEnumerable" or "IAsyncEnumerator" };

    /// <summary>The last name of a possibly qualified type or expression.</summary>
    public static SimpleNameSyntax? Last(SyntaxNode? node) =>
        node switch
        {
            SimpleNameSyntax simple => simple,
            QualifiedNameSyntax qualified => qualified.Right,
            AliasQualifiedNameSyntax alias => alias.Name,
            MemberAccessExpressionSyntax
            {
                RawKind: (int)SyntaxKind.SimpleMemberAccessExpression
            } a => a.Name,
            _ => null,
        };

    /// <summary>The whole type a name ends: <c>System.Threading.Tasks.Task</c> for its <c>Task</c>.</summary>
    public static ExpressionSyntax WholeType(SimpleNameSyntax name) =>
        name.Parent switch
        {
            QualifiedNameSyntax qualified when qualified.Right == name => qualified,
            AliasQualifiedNameSyntax alias when alias.Name == name => alias,
            MemberAccessExpressionSyntax access when access.Name == name && IsQualifier(access) =>
                access,
            _ => name,
        };

    /// <summary>Whether a member access is <c>System.Threading.Tasks.X</c>, with or without an alias.</summary>
    public static bool IsQualifier(MemberAccessExpressionSyntax access) =>
        Last(access.Expression)?.Identifier.ValueText == "Tasks"
        && access.Expression is MemberAccessExpressionSyntax tasks
        && Last(tasks.Expression)?.Identifier.ValueText == "Threading";

    /// <summary>
    /// The member and its type when an expression reads a static member of a task type, such as
    /// <c>Task.CompletedTask</c> or <c>ValueTask.FromResult</c>.
    /// </summary>
    public static bool IsStaticMember(
        SyntaxNode? node,
        out SimpleNameSyntax type,
        out SimpleNameSyntax member
    )
    {
        if (
            node is MemberAccessExpressionSyntax access
            && access.IsKind(SyntaxKind.SimpleMemberAccessExpression)
            && Last(access.Expression) is { } name
            && IsTaskName(name.Identifier.ValueText)
            && WholeType(name) == access.Expression
            && !OtherTask.IsMember(name)
        )
        {
            (type, member) = (name, access.Name);
            return true;
        }

        (type, member) = (null!, null!);
        return false;
    }

    public static bool IsStaticMember(SyntaxNode? node, string member) =>
        IsStaticMember(node, out _, out var name) && name.Identifier.ValueText == member;
}
