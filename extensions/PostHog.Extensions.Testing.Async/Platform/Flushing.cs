using System.Diagnostics.CodeAnalysis;

namespace PostHog.Async.Testing.Platform;

/// <summary>Sends what clients have queued, for members that cannot await.</summary>
internal static class Flushing
{
    /// <summary>Returns once every queued event has been attempted.</summary>
    /// <remarks>No context of the caller is entered, and the fake answers at once, so this cannot deadlock.</remarks>
    [SuppressMessage("Usage", "VSTHRD002", Justification = "See the remarks.")]
    public static void Flush(PostHogClient client) =>
        Task.Run(() => client.FlushAsync()).GetAwaiter().GetResult();
}
