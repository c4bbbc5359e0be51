using Quickstart.Steps;
using AsyncClient = PostHog.Async.PostHogClient;

namespace Quickstart.Events;

/// <summary>The calls of PostHog.Async.</summary>
internal static class AsyncEvents
{
    public const string Package = "PostHog.Async";

    public static async Task PlayAsync(Stage stage)
    {
        await using var posthog = new AsyncClient(stage.Options);

        var person = new IdentifyStep(Package);
        await stage.PlayAsync(person, () => posthog.CaptureAsync(person.Event));

        var flags = await stage.PlayAsync(
            new FlagStep(Package, isOutage: false),
            () => posthog.EvaluateFlagsAsync(FlagStep.Person, FlagStep.Options)
        );

        var order = new EventStep(Package);
        order.Event.Flags = flags;
        await stage.PlayAsync(order, () => posthog.CaptureAsync(order.Event));

        var failure = new ExceptionStep(Package);
        await stage.PlayAsync(
            failure,
            () => posthog.CaptureExceptionAsync(failure.Error, "user-42", failure.Details)
        );

        var invoices = new BatchStep(Package);
        await stage.PlayAsync(invoices, () => posthog.CaptureBatchAsync(invoices.Events));

        var visit = new PersonlessStep(Package);
        await stage.PlayAsync(visit, () => posthog.CaptureAsync(visit.Event));

        var payment = new OutageStep(Package);
        await stage.PlayAsync(payment, () => posthog.CaptureAsync(payment.Event));

        var trial = new RefusalStep(Package);
        await stage.PlayAsync(trial, () => posthog.CaptureAsync(trial.Event));

        await stage.PlayAsync(
            new FlagStep(Package, isOutage: true),
            () => posthog.EvaluateFlagsAsync(FlagStep.Person, FlagStep.Options)
        );
    }
}
