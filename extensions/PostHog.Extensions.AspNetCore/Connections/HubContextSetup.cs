using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;
using PostHog.Extensions.AspNetCore.Requests;

namespace PostHog.Extensions.AspNetCore.Connections;

/// <summary>Adds the context to all hubs.</summary>
internal sealed class HubContextSetup(RequestParts parts) : IConfigureOptions<HubOptions>
{
    public void Configure(HubOptions options) => options.AddFilter(new HubContextFilter(parts));
}
