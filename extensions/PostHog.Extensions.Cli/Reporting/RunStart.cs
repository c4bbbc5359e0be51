using PostHog.Extensions.Cli.Consent;

namespace PostHog.Extensions.Cli.Reporting;

/// <summary>What is known when a run begins.</summary>
/// <param name="InstallId">The install id.</param>
/// <param name="Consent">What the user, the environment and the author say.</param>
internal sealed record RunStart(Guid InstallId, UserConsent Consent)
{
    /// <summary>Whether the process runs in continuous integration.</summary>
    public bool IsCI { get; } = Consent.IsCI;

    /// <summary>Whether the user has seen the notice only now: nothing is sent during this run.</summary>
    public bool IsFirst { get; } = Consent.IsFirstRun;

    /// <summary>The directory for what cannot be sent; null if none may be used.</summary>
    public TelemetryFolder? Folder { get; } = Consent.IsCI ? null : Consent.Folder;

    /// <summary>Whether the run may still be reported.</summary>
    public bool IsStillOn() => Consent.IsStillOn(InstallId);

    /// <summary>Deletes what is left after telemetry was turned off.</summary>
    public void DeleteLeftData() => Consent.DeleteLeftData();
}
