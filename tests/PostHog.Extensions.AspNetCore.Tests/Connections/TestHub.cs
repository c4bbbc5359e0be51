using Microsoft.AspNetCore.SignalR;
using PostHog.Async;

namespace PostHog.Extensions.AspNetCore.Tests.Connections;

/// <summary>A hub that captures events and fails.</summary>
public sealed class TestHub(PostHogClient posthog) : Hub
{
    public string? See()
    {
        posthog.Enqueue(new PostHogEvent("seen"));
        return posthog.GetDistinctId();
    }

    public async Task<bool> Beta() => await posthog.IsFeatureEnabledAsync("beta");

    public void Fail() => throw new InvalidOperationException("hub failed");

    public void Refuse() => throw new HubException("refused");
}
