using Microsoft.AspNetCore.SignalR;

namespace PostHog.Extensions.AspNetCore.Tests.Flags;

/// <summary>A hub that depends on a flag.</summary>
[FeatureFlag("old")]
public sealed class GatedHub : Hub;
