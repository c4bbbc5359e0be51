using PostHog.Setup;

namespace PostHog.Blocking.Platform;

/// <summary>Checks that the client can work on this platform.</summary>
internal static class SupportedPlatform
{
    /// <summary>Returns if the platform has synchronous HTTP and threads.</summary>
    /// <exception cref="PlatformNotSupportedException">The platform is a browser.</exception>
    public static void Check()
    {
        if (BrowserPlatform.IsCurrent)
        {
            throw new PlatformNotSupportedException(
                "PostHog.Blocking cannot run in a browser, where nothing may block; use PostHog.Async."
            );
        }
    }
}
