using Microsoft.Extensions.Options;
using PostHog.Extensions.Hosting.Configuration;

namespace PostHog.Extensions.Hosting.Clients;

/// <summary>Sets the options of one client from the environment and its section.</summary>
internal sealed class ClientOptionsSource(
    ClientRegistry registry,
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

        // A request of the application waits for its flags: no longer than one time limit.
        options.FeatureFlagMaxRetries = 0;
        ReadEnvironment(options);
        if (registration.SectionIn(services) is { } section)
        {
            registration.Report = SectionReader.Read(section, options, registry.IsOther);
        }
    }

    // A token belongs to one project: another client must not send to that of the environment by mistake.
    private void ReadEnvironment(PostHogOptions options)
    {
        var environment = PostHogOptions.FromEnvironment();
        options.Disabled = environment.Disabled;
        if (registration.Name is null)
        {
            options.ProjectToken = NullIfBlank(environment.ProjectToken);
            options.Host = NullIfBlank(environment.Host);
            options.SecretKey = NullIfBlank(environment.SecretKey);
        }
    }

    // Scripts set variables they have no value for to nothing.
    private static string? NullIfBlank(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : text;
}
