using System.CommandLine;
using PostHog.Blocking;
using PostHog.Tool.Doctor;
using PostHog.Tool.Output;

namespace PostHog.Tool.Commands;

/// <summary><c>phog doctor</c>: finds out why nothing arrives.</summary>
internal sealed class DoctorCommand : Command
{
    private readonly Option<bool> _send = new("--send")
    {
        Description = "Also sends one event, named \"phog doctor\".",
    };

    public DoctorCommand(Settings settings, CancellationToken stopped)
        : base("doctor", "Checks token, host, network, clock and flags, and says what to do.")
    {
        Add(_send);
        SetAction(parsed =>
        {
            var findings = Examine(settings, parsed, stopped).ToList();
            DoctorReport.Print(settings.PrinterOf(parsed), findings);
            return findings.Exists(one => one.Status == FindingStatus.Failed)
                ? ExitCodes.Failed
                : ExitCodes.Succeeded;
        });
    }

    private IEnumerable<Finding> Examine(
        Settings settings,
        ParseResult parsed,
        CancellationToken stopped
    )
    {
        var options = settings.OptionsOf(parsed);
        var secretKey = settings.SecretKeyOf(parsed);
        var token = KeyChecks.OfToken(options.ProjectToken);
        yield return token;
        if (secretKey is not null)
        {
            yield return KeyChecks.OfSecretKey(secretKey);
        }

        var (address, host) = HostCheck.Run(options.Host);
        yield return host;
        if (address is null)
        {
            yield break;
        }

        yield return HostCheck.Proxy(address);
        var connection = new ConnectionCheck().Run(address, options.RequestTimeout, stopped);
        foreach (var finding in connection)
        {
            yield return finding;
        }

        if (
            token.Status == FindingStatus.Failed
            || connection.Any(one => one.Status == FindingStatus.Failed)
        )
        {
            yield break;
        }

        options.SecretKey = secretKey;
        options.MaxRetries = 0;
        options.FeatureFlagMaxRetries = 0;
        using var client = new PostHogClient(options);
        foreach (var finding in Ask(client, secretKey is not null, parsed.GetValue(_send), stopped))
        {
            yield return finding;
        }
    }

    private static IEnumerable<Finding> Ask(
        PostHogClient client,
        bool hasSecretKey,
        bool sends,
        CancellationToken stopped
    )
    {
        yield return ServiceChecks.AskForFlags(client, stopped);
        if (hasSecretKey)
        {
            yield return ServiceChecks.LoadDefinitions(client, stopped);
        }

        if (sends)
        {
            yield return ServiceChecks.SendEvent(client, stopped);
        }
    }
}
