namespace PostHog.Async.Platform;

/// <summary>Checks that the client can work on this platform.</summary>
internal static class SupportedPlatform
{
    /// <summary>Does nothing: this client works on every platform.</summary>
    public static void Check() { }
}
