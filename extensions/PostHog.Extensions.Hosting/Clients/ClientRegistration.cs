using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PostHog.Async;
using PostHog.Extensions.Hosting.Configuration;

namespace PostHog.Extensions.Hosting.Clients;

/// <summary>What an application has registered for one client.</summary>
/// <param name="name">The key of the client; null for the client without one.</param>
internal sealed class ClientRegistration(string? name)
{
    /// <summary>The section of the client without a name.</summary>
    public const string DefaultSection = "PostHog";

    public string? Name => name;

    /// <summary>The name of the client's options.</summary>
    public string OptionsName => name ?? Options.DefaultName;

    /// <summary>The category of the client's log messages.</summary>
    public string LogCategory => name is null ? DefaultSection : $"{DefaultSection}.{name}";

    /// <summary>The configuration that was given; null for that of the host.</summary>
    public IConfiguration? Configuration { get; set; }

    /// <summary>How long the host waits for flag definitions; null if it does not wait.</summary>
    public TimeSpan? DefinitionsWait { get; set; }

    public Func<IServiceProvider, IFlagDefinitionProvider>? FlagDefinitionProvider { get; set; }

    /// <summary>The name of the HTTP client; null for the client's own connections.</summary>
    public string? HttpClientName { get; set; }

    /// <summary>The last report on the section.</summary>
    public SectionReport Report { get; set; } = new();

    /// <summary>Returns the path of the section with the options.</summary>
    public string SectionPathIn(IServiceProvider services) =>
        SectionIn(services)?.Path ?? DefaultPath;

    /// <summary>Returns the client, which is created on the first call.</summary>
    public PostHogClient ClientIn(IServiceProvider services) =>
        name is null
            ? services.GetRequiredService<PostHogClient>()
            : services.GetRequiredKeyedService<PostHogClient>(name);

    /// <summary>Returns the section with the options; null if there is no configuration.</summary>
    public IConfigurationSection? SectionIn(IServiceProvider services)
    {
        var configuration = Configuration ?? services.GetService<IConfiguration>();
        return configuration as IConfigurationSection ?? configuration?.GetSection(DefaultPath);
    }

    private string DefaultPath => name is null ? DefaultSection : $"{DefaultSection}:{name}";
}
