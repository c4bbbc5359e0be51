using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace PostHog.Extensions.Hosting.Clients;

/// <summary>The clients that an application has registered.</summary>
internal sealed class ClientRegistry
{
    private readonly List<ClientRegistration> _clients = [];

    public IReadOnlyList<ClientRegistration> Clients => _clients;

    /// <summary>Registers a client, or adds to it.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="name"/> cannot be that of a client.</exception>
    public static PostHogBuilder Add(
        IServiceCollection services,
        string? name,
        IConfiguration? configuration,
        Action<PostHogOptions>? configure
    )
    {
        if (services is null)
        {
            throw new ArgumentNullException(nameof(services));
        }

        ClientName.Check(name);
        var registration = In(services).ClientOf(name, services);
        registration.Configuration = configuration ?? registration.Configuration;
        if (configure is not null)
        {
            services.Configure(registration.OptionsName, configure);
        }

        return new PostHogBuilder(services, registration);
    }

    private static ClientRegistry In(IServiceCollection services)
    {
        var known = services
            .Where(one => !one.IsKeyedService)
            .Select(one => one.ImplementationInstance)
            .OfType<ClientRegistry>()
            .FirstOrDefault();
        if (known is not null)
        {
            return known;
        }

        var registry = new ClientRegistry();
        services.AddSingleton(registry);
        // Hosted services start in this order and stop in the opposite one: the others may use the client in both.
        services.Insert(0, ServiceDescriptor.Singleton<IHostedService, ClientHostedService>());
        services.AddSingleton<IPostConfigureOptions<PostHogOptions>, ClientOptionsDefaults>();
        services.AddSingleton<IValidateOptions<PostHogOptions>, ClientOptionsCheck>();
        return registry;
    }

    private ClientRegistration ClientOf(string? name, IServiceCollection services)
    {
        if (_clients.Find(one => one.Name == name) is { } known)
        {
            return known;
        }

        var registration = new ClientRegistration(name);
        _clients.Add(registration);
        services.AddSingleton<IConfigureOptions<PostHogOptions>>(
            provider => new ClientOptionsSource(registration, provider)
        );
        services.AddOptions<PostHogOptions>(registration.OptionsName).ValidateOnStart();
        if (name is null)
        {
            services.TryAddSingleton(provider => ClientFactory.Create(registration, provider));
        }
        else
        {
            services.TryAddKeyedSingleton(
                name,
                (provider, _) => ClientFactory.Create(registration, provider)
            );
        }

        return registration;
    }
}
