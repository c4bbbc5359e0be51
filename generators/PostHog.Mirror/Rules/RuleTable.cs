using PostHog.Mirror.Refusals;
using PostHog.Mirror.Rules.Bodies;
using PostHog.Mirror.Rules.Keywords;
using PostHog.Mirror.Rules.Names;
using PostHog.Mirror.Rules.Types;
using PostHog.Mirror.Translating;

namespace PostHog.Mirror.Rules;

/// <summary>The whole translation, row by row: what is edited, then what is refused.</summary>
internal static class RuleTable
{
    public static readonly IReadOnlyList<IRule> Edits =
    [
        new AsyncModifierRule(),
        new AwaitRule(),
        new AwaitParenthesesRule(),
        new GuardedCallRule(),
        new GuardedChoiceRule(),
        new AwaitStatementRule(),
        new TaskOfResultRule(),
        new VoidResultRule(),
        new ActionRule(),
        new AsyncInterfaceRule(),
        new DeclaredNameRule(),
        new CalledNameRule(),
        new MethodGroupRule(),
        new CrefRule(),
        new ConfigurationRule(),
        new CompletedTaskRule(),
        new DefaultTaskRule(),
        new FromResultRule(),
        new ValueTaskOfResultRule(),
        new ValueTaskRule(),
        new TargetTypedTaskRule(),
        new FromExceptionRule(),
        new FromCanceledRule(),
        new ReturnedTaskRule(),
        new EnumeratorCancellationRule(),
        new YieldRule(),
        new NamespaceRule(),
    ];

    public static readonly IReadOnlyList<IRule> Refusals =
    [
        new OwnLineDirective(),
        new GeneratorTrigger(),
        new UnawaitedCall(),
        new MissingTask(),
        new HiddenFunction(),
        new TaskMember(),
        new CreatedTask(),
        new ConcurrencyType(),
        new HandWrittenSequence(),
        new BuilderAttribute(),
        new TaskAlias(),
        new AsyncVoid(),
        new ReflectedName(),
    ];

    public static readonly IReadOnlyList<IRule> All = [.. Edits, .. Refusals];
}
