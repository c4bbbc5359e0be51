using Microsoft.Extensions.Options;
using PostHog.Setup;

namespace PostHog.Extensions.Hosting.Clients;

/// <summary>Checks the options of the registered clients.</summary>
internal sealed class ClientOptionsCheck(ClientRegistry registry, IServiceProvider services)
    : IValidateOptions<PostHogOptions>
{
    public ValidateOptionsResult Validate(string? name, PostHogOptions options)
    {
        var registration = registry.Clients.FirstOrDefault(one => one.OptionsName == name);
        if (registration is null)
        {
            return ValidateOptionsResult.Skip;
        }

        try
        {
            ClientSettings.From(options);
            return ValidateOptionsResult.Success;
        }
        catch (ArgumentException fault)
        {
            var section =
                registration.SectionIn(services)?.Path ?? ClientRegistration.DefaultSection;
            return ValidateOptionsResult.Fail($"{section}:{fault.ParamName}: {fault.Message}");
        }
    }
}
