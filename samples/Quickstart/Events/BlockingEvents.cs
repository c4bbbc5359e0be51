using Quickstart.Steps;
using BlockingClient = PostHog.Blocking.PostHogClient;

namespace Quickstart.Events;

/// <summary>The calls of PostHog.Blocking: the same ones, without the awaits.</summary>
internal static class BlockingEvents
{
    public const string Package = "PostHog.Blocking";

    public static void Play(Stage stage)
    {
        using var posthog = new BlockingClient(stage.Options);

        var person = new IdentifyStep(Package);
        stage.Play(person, () => posthog.Capture(person.Event));

        var flags = stage.Play(
            new FlagStep(Package, isOutage: false),
            () => posthog.EvaluateFlags(FlagStep.Person, FlagStep.Options)
        );

        var order = new EventStep(Package);
        order.Event.Flags = flags;
        stage.Play(order, () => posthog.Capture(order.Event));

        var failure = new ExceptionStep(Package);
        stage.Play(
            failure,
            () => posthog.CaptureException(failure.Error, "user-42", failure.Details)
        );

        var invoices = new BatchStep(Package);
        stage.Play(invoices, () => posthog.CaptureBatch(invoices.Events));

        var visit = new PersonlessStep(Package);
        stage.Play(visit, () => posthog.Capture(visit.Event));

        var payment = new OutageStep(Package);
        stage.Play(payment, () => posthog.Capture(payment.Event));

        var trial = new RefusalStep(Package);
        stage.Play(trial, () => posthog.Capture(trial.Event));

        stage.Play(
            new FlagStep(Package, isOutage: true),
            () => posthog.EvaluateFlags(FlagStep.Person, FlagStep.Options)
        );
    }
}
