namespace PostHog.Extensions.Cli.Consent;

/// <summary>Whether telemetry is on, and if not, why.</summary>
internal enum TelemetryState
{
    On,

    /// <summary>The author of the tool gave no project token.</summary>
    NoToken,

    /// <summary>The variable for all tools is set.</summary>
    DoNotTrack,

    /// <summary>The variable that turns off all clients of PostHog is set.</summary>
    Disabled,

    /// <summary>The variable for this tool is set.</summary>
    OptOutVariable,

    /// <summary>The process runs in continuous integration.</summary>
    ContinuousIntegration,

    /// <summary>The user turned it off.</summary>
    TurnedOff,

    /// <summary>The user has not seen the notice.</summary>
    NoticePending,

    /// <summary>The directory cannot be used, or what it holds cannot be read.</summary>
    DirectoryUnusable,
}
