using PostHog.Compliance.Sdk;

namespace PostHog.Compliance.Sessions;

/// <summary>The client of one test, and what its requests were.</summary>
/// <param name="sdk">The client.</param>
/// <param name="trace">Its requests.</param>
/// <param name="options">What it was made with.</param>
/// <param name="relay">Passes on its requests; null when a handler sends them.</param>
internal sealed class TestSession(
    ISdk sdk,
    RequestTrace trace,
    PostHogOptions options,
    Relay? relay
)
{
    public ISdk Sdk { get; } = sdk;

    public RequestTrace Trace { get; } = trace;

    public PostHogOptions Options { get; } = options;

    public Relay? Relay { get; } = relay;

    /// <summary>Hands an event to the SDK.</summary>
    /// <returns>The event's id, or why the SDK did not take it.</returns>
    public Admission Enqueue(PostHogEvent captured) => Admission.Of(Sdk.Enqueue(captured));

    /// <summary>Hands an AI event to the SDK.</summary>
    public Admission EnqueueAi(PostHogEvent captured) => Admission.Of(Sdk.EnqueueAi(captured));

    /// <summary>Sends what waits, and returns how many events were delivered.</summary>
    public async Task<int> FlushAsync()
    {
        var flushed = await Sdk.FlushAsync();
        return flushed.Delivered;
    }

    /// <summary>Ends the client; nothing more is sent, and requests under way are broken off.</summary>
    public async Task DiscardAsync()
    {
        Trace.Close();
        await Sdk.AbandonAsync();
        Relay?.Dispose();
    }
}
