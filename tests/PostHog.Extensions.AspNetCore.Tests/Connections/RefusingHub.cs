using Microsoft.AspNetCore.SignalR;

namespace PostHog.Extensions.AspNetCore.Tests.Connections;

/// <summary>A hub that fails when a connection begins.</summary>
public sealed class RefusingHub : Hub
{
    public override Task OnConnectedAsync() => throw new InvalidOperationException("not now");
}
