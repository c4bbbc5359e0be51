using PostHog.Mirror.Analyzers.Async.Calls;
using PostHog.Mirror.Analyzers.Async.Declarations;

namespace PostHog.Mirror.Analyzers.Async;

/// <summary>Every rule about async code.</summary>
internal static class AsyncRules
{
    public static readonly IReadOnlyList<AsyncRule> All =
    [
        new AmbientCallbackRule(),
        new AskedTypeRule(),
        new AsyncLocalRule(),
        new AwaitedConstantRule(),
        new AwaitedTypeRule(),
        new CallerTextRule(),
        new CancellationTypeRule(),
        new CombinedDelegateRule(),
        new ConfiguredTypeRule(),
        new CounterpartRule(),
        new CreatedTaskRule(),
        new CurrentElementRule(),
        new DelegateFitRule(),
        new DisposableQuestionRule(),
        new DynamicTaskRule(),
        new EndlessLambdaRule(),
        new ErasedTypeRule(),
        new ExactTypeRule(),
        new FilterRule(),
        new FinallyCancellationRule(),
        new HttpRule(),
        new ImplicitCallRule(),
        new InspectedTaskRule(),
        new InterpolationRule(),
        new LazyModeRule(),
        new MergedArgumentRule(),
        new MergedOverloadRule(),
        new MethodNameRule(),
        new MissingTaskRule(),
        new ReferencedTaskRule(),
        new RenamedNameRule(),
        new SequenceQuestionRule(),
        new SequenceShortcutRule(),
        new SequenceTokenRule(),
        new TakenNameRule(),
        new TaskArgumentRule(),
        new TimerDisposalRule(),
        new TokenRule(),
        new UnawaitedCallRule(),
        new VoidLambdaRule(),
        new DelegateOverloadRule(),
        new DisposalRule(),
        new DocumentationRule(),
        new EntryPointRule(),
        new ExternalMemberRule(),
        new HidingMemberRule(),
        new ImplementedMemberRule(),
        new MutableStructRule(),
        new StoredTaskRule(),
        new SuffixRule(),
        new TaskNameRule(),
        new TaskTypeNameRule(),
    ];
}
