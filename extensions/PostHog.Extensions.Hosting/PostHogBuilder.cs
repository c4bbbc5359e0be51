using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using PostHog.Async;
using PostHog.Extensions.Hosting.Clients;

namespace PostHog.Extensions.Hosting;

/// <summary>
/// Adds to a client that was registered with <c>AddPostHog</c>. Other packages extend it with methods of their own.
/// </summary>
public sealed partial class PostHogBuilder
{
    private readonly ClientRegistration _registration;

    internal PostHogBuilder(IServiceCollection services, ClientRegistration registration)
    {
        Services = services;
        _registration = registration;
    }

    /// <summary>The service collection that the client is registered in.</summary>
    public IServiceCollection Services { get; }

    /// <summary>
    /// The key of the client and the name of its options; null for the client that is registered without a name.
    /// </summary>
    public string? Name => _registration.Name;

    /// <summary>
    /// Keeps the host from starting until the feature flag definitions are loaded, but no longer than the given time:
    /// the host then starts without them, with a warning, and the server evaluates flags until they are loaded. By
    /// default, the host does not wait. No effect if this process does not evaluate flags.
    /// </summary>
    /// <param name="timeout">The longest time to wait; longer than zero and at most one hour.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is out of range.</exception>
    public PostHogBuilder WaitForFlagDefinitions(TimeSpan timeout)
    {
        if (timeout <= TimeSpan.Zero || timeout > TimeSpan.FromHours(1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(timeout),
                timeout,
                "The time to wait must be longer than zero and at most one hour."
            );
        }

        _registration.DefinitionsWait = timeout;
        return this;
    }

    /// <summary>
    /// Takes the feature flag definitions from a provider, which shares them with other processes, for example through
    /// a cache. By default, this process loads them itself.
    /// </summary>
    /// <param name="provider">Creates the provider from the services of the application, once.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="provider"/> is null.</exception>
    public PostHogBuilder UseFlagDefinitionProvider(
        Func<IServiceProvider, IFlagDefinitionProvider> provider
    )
    {
        _registration.FlagDefinitionProvider =
            provider ?? throw new ArgumentNullException(nameof(provider));
        return this;
    }

    /// <summary>
    /// Sends the requests of the client through <see cref="IHttpClientFactory"/>, with the handlers that are configured
    /// there for the given name. By default, the client uses connections of its own.
    /// </summary>
    /// <param name="clientName">The name of the HTTP client. Null, the default, means <c>PostHog</c>.</param>
    /// <returns>This builder.</returns>
    /// <remarks>
    /// The factory replaces handlers at the end of their lifetime as usual. Of what is configured for the name, only
    /// handlers apply: the address, the headers and the timeout are the client's own. Handlers that retry multiply the
    /// retries of the client. The factory does not log the header <c>Authorization</c>, which contains the secret key.
    /// </remarks>
    public PostHogBuilder UseHttpClientFactory(string? clientName = null)
    {
        _registration.HttpClientName = clientName ?? "PostHog";
        Services.AddHttpClient(_registration.HttpClientName);
        Services.PostConfigure<HttpClientFactoryOptions>(
            _registration.HttpClientName,
            HideSecretKey
        );
        return this;
    }

    /// <summary>
    /// Notes that a key in the client's section is read by the package that calls this, so that it is not reported as
    /// unknown.
    /// </summary>
    internal void UseKey(string key) => ClientRegistry.In(Services).AddOtherKey(key);

    // In addition to the headers that the application does not log.
    private static void HideSecretKey(HttpClientFactoryOptions options)
    {
        var others = options.ShouldRedactHeaderValue;
        options.ShouldRedactHeaderValue = header =>
            string.Equals(header, "Authorization", StringComparison.OrdinalIgnoreCase)
            || others(header);
    }
}
