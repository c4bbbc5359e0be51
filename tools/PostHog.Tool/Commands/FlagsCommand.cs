using System.CommandLine;
using PostHog.Blocking;
using PostHog.Tool.Output;
using PostHog.Tool.Values;

namespace PostHog.Tool.Commands;

/// <summary><c>phog flags</c>: prints the flags of a person.</summary>
internal sealed class FlagsCommand : Command
{
    private readonly Argument<string?> _key = new("key")
    {
        Description = "The flag; all flags if it is left out.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _distinctId = CommandOptions.DistinctId(isRequired: true);
    private readonly Option<string[]> _pairs = CommandOptions.Pairs();

    private readonly Option<string[]> _groups = new("--group", "-g")
    {
        Description = "A group of the person, such as company=acme. Repeatable.",
        HelpName = "type=key",
    };

    private readonly Option<bool> _local = new("--local")
    {
        Description = "Evaluates in this process, with a secret key, as a server would.",
    };

    public FlagsCommand(Settings settings, CancellationToken stopped)
        : base("flags", "Prints value, reason and payload of feature flags.")
    {
        Add(_key);
        Add(_distinctId);
        Add(_pairs);
        Add(_groups);
        Add(_local);
        SetAction(parsed =>
        {
            var isLocal = parsed.GetValue(_local);
            var secretKey = isLocal ? SecretKeyOf(settings, parsed) : null;
            using var client = settings.ClientOf(parsed, options => options.SecretKey = secretKey);
            if (isLocal && !client.WaitUntilLocalEvaluationReady(timeout: null, stopped))
            {
                Printer.Problem($"{client.LocalEvaluation}");
                return ExitCodes.Unknown;
            }

            return Print(settings.PrinterOf(parsed), parsed, client, stopped);
        });
    }

    private int Print(
        Printer printer,
        ParseResult parsed,
        PostHogClient client,
        CancellationToken stopped
    )
    {
        var key = parsed.GetValue(_key);
        var options = OptionsOf(parsed, key, stopped);
        var flags = client.EvaluateFlags(parsed.GetValue(_distinctId), options, stopped);
        var flag = key is null ? null : flags.GetFlag(key);
        if (key is null)
        {
            FlagReport.Print(
                printer,
                flags.Keys.Order(StringComparer.Ordinal).Select(flags.GetFlag)
            );
        }
        else if (flag is { Failure: null })
        {
            FlagReport.Print(printer, [flag]);
        }

        if (flags.Failure is { } failure)
        {
            Printer.Problem(failure.ToString());
            return ExitCodes.Unknown;
        }

        if (key is null)
        {
            return ExitCodes.Succeeded;
        }

        if (flag is not { Failure: null })
        {
            Printer.Problem($"there is no flag {key}, or it could not be evaluated.");
            return ExitCodes.Unknown;
        }

        return flag.IsEnabled ? ExitCodes.Succeeded : ExitCodes.Failed;
    }

    private EvaluateFlagsOptions OptionsOf(
        ParseResult parsed,
        string? key,
        CancellationToken stopped
    )
    {
        var options = new EvaluateFlagsOptions
        {
            SendFeatureFlagEvents = false,
            FlagKeys = key is null ? null : [key],
            OnlyEvaluateLocally = parsed.GetValue(_local) ? true : null,
            PersonProperties = PropertyValues.Read(
                json: null,
                parsed.GetValue(_pairs) ?? [],
                stopped
            ),
        };
        foreach (var (type, groupKey) in PropertyValues.SplitAll(parsed.GetValue(_groups) ?? []))
        {
            options.Groups[type] = groupKey;
        }

        return options;
    }

    private static string SecretKeyOf(Settings settings, ParseResult parsed) =>
        settings.SecretKeyOf(parsed)
        ?? throw new UsageException(
            "--local needs a secret key: pass --secret-key, or set POSTHOG_SECRET_KEY."
        );
}
