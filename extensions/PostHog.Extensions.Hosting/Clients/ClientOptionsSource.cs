using Microsoft.Extensions.Options;

namespace PostHog.Extensions.Hosting.Clients;

/// <summary>Sets the options of one client from the environment and its section.</summary>
internal sealed class ClientOptionsSource(
    ClientRegistration registration,
    IServiceProvider services
) : IConfigureNamedOptions<PostHogOptions>
{
    public void Configure(PostHogOptions options) => Configure(Options.DefaultName, options);

    public void Configure(string? name, PostHogOptions options)
    {
        if (name != registration.OptionsName)
        {
            return;
        }

        var environment = PostHogOptions.FromEnvironment();
        options.Disabled = environment.Disabled;
        if (registration.Name is null)
        {
            options.ProjectToken = environment.ProjectToken;
            options.Host = environment.Host;
            options.SecretKey = environment.SecretKey;
        }

        if (registration.SectionIn(services) is { } section)
        {
            options.ProjectToken = section["ProjectToken"] ?? options.ProjectToken;
            options.Host = section["Host"] ?? options.Host;
            options.SecretKey = section["SecretKey"] ?? options.SecretKey;
        }
    }
}
