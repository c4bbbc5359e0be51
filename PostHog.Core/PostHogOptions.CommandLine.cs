using PostHog.Wire;

namespace PostHog;

public sealed partial class PostHogOptions
{
    private static readonly TimeSpan ShortTime = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Creates options for a command-line tool, whose user waits for it to end: those of <see cref="FromEnvironment"/>,
    /// with one attempt of at most two seconds (<see cref="MaxRetries"/>, <see cref="RequestTimeout"/>,
    /// <see cref="CaptureTimeout"/>, <see cref="ShutdownTimeout"/>), half a second for connecting
    /// (<see cref="ConnectTimeout"/>), one second at most at the end of the process (<see cref="ExitFlushTimeout"/>),
    /// <see cref="IsServer"/> false, and events without a person profile unless they say otherwise. Set
    /// <see cref="Spool"/> to keep what one attempt does not deliver.
    /// </summary>
    public static PostHogOptions ForCommandLine()
    {
        var options = FromEnvironment();
        options.MaxRetries = 0;
        options.RequestTimeout = ShortTime;
        options.CaptureTimeout = ShortTime;
        options.ShutdownTimeout = ShortTime;
        options.ConnectTimeout = TimeSpan.FromMilliseconds(500);
        options.ExitFlushTimeout = TimeSpan.FromSeconds(1);
        options.IsServer = false;
        options.SuperOptions[WireNames.ProcessPersonProfileOption] = false;
        return options;
    }
}
