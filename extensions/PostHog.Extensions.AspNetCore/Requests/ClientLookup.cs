using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PostHog.Extensions.Hosting.Clients;

namespace PostHog.Extensions.AspNetCore.Requests;

/// <summary>Finds the client that an application has registered.</summary>
internal static class ClientLookup
{
    /// <summary>Returns the registration of a client.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static ClientRegistration Find(IServiceProvider services, string? name) =>
        services.GetService<ClientRegistry>()?.Find(name ?? Options.DefaultName)
        ?? throw new InvalidOperationException(
            name is null
                ? "PostHog is not registered. Call builder.AddPostHog() before the application is built."
                : $"PostHog has no client named {name}. Call builder.AddPostHog(\"{name}\") before the application is built."
        );

    public static PostHogOptions OptionsOf(
        ClientRegistration registration,
        IServiceProvider services
    ) =>
        services
            .GetRequiredService<IOptionsMonitor<PostHogOptions>>()
            .Get(registration.OptionsName);
}
