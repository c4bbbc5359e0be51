using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using PostHog.Async;

namespace PostHog.Extensions.Hosting.Clients;

/// <summary>The clients that an application has registered.</summary>
internal sealed class ClientRegistry
{
    private readonly List<ClientRegistration> _clients = [];
    private readonly HashSet<string> _otherKeys = new(StringComparer.OrdinalIgnoreCase);

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

    /// <summary>Notes that a key in the section of a client is read by another package.</summary>
    public void AddOtherKey(string key) => _otherKeys.Add(key);

    /// <summary>Whether a key in a section is not an option but is used all the same.</summary>
    public bool IsOther(string key) =>
        _otherKeys.Contains(key)
        || _clients.Exists(one => string.Equals(one.Name, key, StringComparison.OrdinalIgnoreCase));

    /// <summary>Returns the registration of a client by the name of its options; null if there is none.</summary>
    public ClientRegistration? Find(string? optionsName) =>
        _clients.Find(one => one.OptionsName == optionsName);

    /// <summary>Returns the clients of a service collection.</summary>
    public static ClientRegistry In(IServiceCollection services)
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
            provider => new ClientOptionsSource(this, registration, provider)
        );
        services.AddOptions<PostHogOptions>(registration.OptionsName).ValidateOnStart();
        if (name is null)
        {
            services.TryAddSingleton(provider => ClientFactory.Create(registration, provider));
            services.TryAddSingleton<IPostHogClient>(provider =>
                provider.GetRequiredService<PostHogClient>()
            );
        }
        else
        {
            services.TryAddKeyedSingleton(
                name,
                (provider, _) => ClientFactory.Create(registration, provider)
            );
            services.TryAddKeyedSingleton<IPostHogClient>(
                name,
                (provider, key) => provider.GetRequiredKeyedService<PostHogClient>(key)
            );
        }

        return registration;
    }
}
