using Microsoft.Extensions.Options;
using PostHog.Setup;
using PostHog.Wire;

namespace PostHog.Extensions.Hosting.Clients;

/// <summary>Checks the options of the registered clients. Its messages name section and key, and no secret.</summary>
internal sealed class ClientOptionsCheck(ClientRegistry registry, IServiceProvider services)
    : IValidateOptions<PostHogOptions>
{
    public ValidateOptionsResult Validate(string? name, PostHogOptions options)
    {
        if (registry.Find(name) is not { } registration)
        {
            return ValidateOptionsResult.Skip;
        }

        var section = registration.SectionPathIn(services);
        var errors = new List<string>(registration.Report.Errors);
        if (!options.Disabled)
        {
            errors.AddRange(ErrorsOfKeys(options).Select(error => $"{section}:{error}"));
        }

        if (ErrorOf(options) is { } other)
        {
            errors.Add($"{section}:{other}");
        }

        return errors.Count == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(errors);
    }

    private static IEnumerable<string> ErrorsOfKeys(PostHogOptions options)
    {
        var (token, key) = (options.ProjectToken?.Trim() ?? "", options.SecretKey?.Trim() ?? "");
        if (token.Length == 0 && options.ProjectToken is not null)
        {
            yield return "ProjectToken is blank. Set the project token (phc_...), or remove the key to start without "
                + "PostHog.";
        }
        else if (SecretKeys.IsSecret(token))
        {
            yield return "ProjectToken holds a secret key (phx_... or phs_...), with which the server refuses events. Set "
                + "the project token (phc_...).";
        }

        if (key.Length > 0 && SecretKeys.IsProjectToken(key, token))
        {
            yield return "SecretKey holds a project token (phc_...), which may not read flag definitions. Set a feature "
                + "flags secure key (phs_...) or a personal API key (phx_...), or remove the key.";
        }
    }

    // What the client itself refuses.
    private static string? ErrorOf(PostHogOptions options)
    {
        try
        {
            ClientSettings.From(options);
            return null;
        }
        catch (ArgumentException fault)
        {
            var option = fault.ParamName ?? "";
            var message = TextOf(fault);
            return message.StartsWith($"{option} ", StringComparison.Ordinal)
                ? message
                : $"{option}: {message}";
        }
    }

    // Without the lines that name the parameter and the value: the option is named, and values may be secret.
    private static string TextOf(ArgumentException fault)
    {
        var text = fault.Message;
        var end = text.LastIndexOf($"{fault.ParamName}'", StringComparison.Ordinal);
        var start = end < 0 ? -1 : text.LastIndexOf(" (", end, StringComparison.Ordinal);
        return (start < 0 ? text.Split('\n')[0] : text.Substring(0, start)).Trim();
    }
}
