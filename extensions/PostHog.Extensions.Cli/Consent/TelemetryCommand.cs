using PostHog.Extensions.Cli.Reporting;

namespace PostHog.Extensions.Cli.Consent;

/// <summary>The command with which a user sees and changes whether telemetry is on.</summary>
internal sealed class TelemetryCommand(CliTelemetryOptions options, UserConsent consent)
{
    private const int Succeeded = 0;
    private const int Failed = 1;
    private const int BadUsage = 2;

    /// <summary>Runs it. Returns the exit code.</summary>
    /// <param name="action"><c>on</c>, <c>off</c> or <c>status</c>.</param>
    /// <param name="onTurnedOff">Called before the files are deleted.</param>
    public int Run(string? action, Action onTurnedOff)
    {
        switch (action)
        {
            case "on":
                return Choose(isOn: true, onTurnedOff);
            case "off":
                return Choose(isOn: false, onTurnedOff);
            case "status" or null:
                return Print(Describe(consent.Examine()));
            default:
                Complain("Say 'on', 'off' or 'status'.");
                return BadUsage;
        }
    }

    private int Choose(bool isOn, Action onTurnedOff)
    {
        if (consent.Folder is not { } folder || !Silently.Try(() => folder.WriteChoice(isOn)))
        {
            Complain(
                $"This could not be saved{(consent.Folder is null ? "" : $" in {consent.Folder.Path}")}. "
                    + $"Set {options.OptOutVariable}=1 to turn telemetry off."
            );
            return Failed;
        }

        if (isOn)
        {
            Silently.Try(folder.RepairInstallId);
        }
        else
        {
            onTurnedOff();
            Silently.Try(folder.DeleteData);
        }

        return Print(Describe(consent.Examine()));
    }

    private string Describe(TelemetryState state) =>
        state switch
        {
            TelemetryState.On => $"Telemetry of {options.Tool} is on. {Place}",
            TelemetryState.NoticePending =>
                $"Telemetry of {options.Tool} begins once you have seen its notice. {Place}",
            TelemetryState.NoToken => Off("this build has no project token"),
            TelemetryState.DoNotTrack => Off($"{EnvironmentVariables.DoNotTrack} is set"),
            TelemetryState.Disabled => Off($"{PostHogOptions.DisabledVariable} is set"),
            TelemetryState.OptOutVariable => Off($"{options.OptOutVariable} is set"),
            TelemetryState.ContinuousIntegration => Off("this is continuous integration"),
            TelemetryState.TurnedOff => Off("you turned it off"),
            _ => Off($"its directory cannot be used. {Place}"),
        };

    private string Off(string reason) =>
        $"Telemetry of {options.Tool} is off: {reason}{(reason.EndsWith(".", StringComparison.Ordinal) ? "" : ".")}";

    private string Place =>
        consent.Folder is null ? "" : $"Its files are in {consent.Folder.Path}.";

    // Returns the exit code: the output may be a full disk.
    private int Print(string text) =>
        Silently.Try(() => options.Environment.Output().WriteLine(text.TrimEnd()))
            ? Succeeded
            : Failed;

    private void Complain(string text) =>
        Silently.Try(() => options.Environment.Error().WriteLine(text));
}
