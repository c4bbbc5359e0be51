namespace PostHog.Development.Terminal;

/// <summary>What the command line says.</summary>
/// <param name="Port">The port on 127.0.0.1; 0 for any.</param>
/// <param name="CountsOnly">Whether events are counted and not kept.</param>
/// <param name="Flags">The file of flags.</param>
/// <param name="Persist">The file that keeps events.</param>
/// <param name="AllowedOrigins">The origins whose pages may send events.</param>
/// <param name="BrowserSdk">The folder of posthog-js.</param>
internal sealed record ServeSettings(
    int Port,
    bool CountsOnly,
    FileInfo? Flags,
    FileInfo? Persist,
    IReadOnlyList<string> AllowedOrigins,
    DirectoryInfo? BrowserSdk
);
