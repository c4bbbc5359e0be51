using PostHog.Extensions.Cli.Reporting;

namespace PostHog.Extensions.Cli.Consent;

/// <summary>Decides whether telemetry is on, from what the user, the environment and the author say.</summary>
internal sealed class UserConsent
{
    private readonly CliTelemetryOptions _options;
    private readonly EnvironmentVariables _variables;

    public UserConsent(CliTelemetryOptions options)
    {
        _options = options;
        _variables = new EnvironmentVariables(options.Environment.Variable);
        Folder = TelemetryFolder.Of(options);
    }

    /// <summary>The directory of the telemetry; null if there is none.</summary>
    public TelemetryFolder? Folder { get; }

    /// <summary>Whether the process runs in continuous integration.</summary>
    public bool IsCI => _variables.IsCI;

    /// <summary>Whether this run is the first one: the user has only now seen the notice.</summary>
    public bool IsFirstRun { get; private set; }

    /// <summary>
    /// Decides. Shows the notice if it is due, and then creates the install id.
    /// </summary>
    /// <param name="installId">The install id, if telemetry is on.</param>
    public TelemetryState Begin(out Guid installId)
    {
        installId = Guid.Empty;
        var state = Examine();
        if (state is not (TelemetryState.On or TelemetryState.NoticePending))
        {
            return state;
        }

        if (IsCI)
        {
            installId = Guid.NewGuid();
            return TelemetryState.On;
        }

        if (state == TelemetryState.NoticePending && !CanShowNotice)
        {
            return state;
        }

        try
        {
            // Who cannot keep that the notice was shown would show it at every run.
            Folder!.CheckWritable();
            if (state == TelemetryState.NoticePending)
            {
                Folder.CheckRoom();
                _options.Environment.Error().WriteLine(_options.Notice);
                IsFirstRun = true;
            }

            installId = Folder.GetOrAddInstallId();
            return TelemetryState.On;
        }
        catch (Exception fault) when (IsOfFiles(fault))
        {
            return TelemetryState.DirectoryUnusable;
        }
    }

    /// <summary>
    /// Whether what began with an install id may still be reported: the user may have turned it off since.
    /// </summary>
    public bool IsStillOn(Guid installId)
    {
        if (Examine() != TelemetryState.On)
        {
            return false;
        }

        var current = (Guid?)null;
        return IsCI
            || (Silently.Try(() => current = Folder?.ReadInstallId()) && current == installId);
    }

    /// <summary>Deletes what runs have left after the user turned it off, or deleted the id.</summary>
    public void DeleteLeftData()
    {
        if (
            Folder is { } folder
            && (folder.ReadChoice() == false || folder.ReadInstallId() is null)
        )
        {
            folder.DeleteData();
        }
    }

    /// <summary>Decides, without any change.</summary>
    public TelemetryState Examine()
    {
        if (string.IsNullOrWhiteSpace(_options.ProjectToken))
        {
            return TelemetryState.NoToken;
        }

        if (_variables.SaysYes(EnvironmentVariables.DoNotTrack))
        {
            return TelemetryState.DoNotTrack;
        }

        if (_variables.IsDisabled)
        {
            return TelemetryState.Disabled;
        }

        if (_variables.SaysYes(_options.OptOutVariable))
        {
            return TelemetryState.OptOutVariable;
        }

        if (IsCI && !_options.IsEnabledInCI)
        {
            return TelemetryState.ContinuousIntegration;
        }

        try
        {
            return ExamineFolder();
        }
        catch (Exception fault) when (IsOfFiles(fault))
        {
            return TelemetryState.DirectoryUnusable;
        }
    }

    private TelemetryState ExamineFolder()
    {
        if (Folder is null)
        {
            return IsCI ? TelemetryState.On : TelemetryState.DirectoryUnusable;
        }

        if (!IsCI && Folder.IsBlocked)
        {
            return TelemetryState.DirectoryUnusable;
        }

        var choice = Folder.ReadChoice();
        if (choice == false)
        {
            return TelemetryState.TurnedOff;
        }

        var hasId = !IsCI && Folder.ReadInstallId() is not null;
        return IsCI || hasId || choice == true ? TelemetryState.On : TelemetryState.NoticePending;
    }

    private bool CanShowNotice =>
        !_options.Environment.IsOutputRedirected() && !_options.Environment.IsErrorRedirected();

    private static bool IsOfFiles(Exception fault) =>
        fault
            is IOException
                or UnauthorizedAccessException
                or InvalidDataException
                or NotSupportedException
                or ArgumentException;
}
