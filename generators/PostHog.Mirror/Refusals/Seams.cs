namespace PostHog.Mirror.Refusals;

/// <summary>What to write instead of the members and types that have no blocking form.</summary>
internal static class Seams
{
    private static readonly Dictionary<string, string> ByMember = new(StringComparer.Ordinal)
    {
        ["Delay"] = "await Pause.ForAsync(…)",
        ["Run"] = "Worker.Start(…)",
        ["WhenAll"] = "a loop that awaits one after the other",
        ["WhenEach"] = "a loop that awaits one after the other",
        ["WhenAny"] = "a Mailbox, or a token with a deadline",
        ["FromCanceled"] = "throw new OperationCanceledException(cancellationToken)",
        ["FromException"] = "throw",
        ["FromResult"] = "an async method",
        ["Factory"] = "Worker.Start(…)",
        ["WaitAll"] = "a loop that awaits one after the other",
        ["WaitAny"] = "a Mailbox, or a token with a deadline",
    };

    private static readonly Dictionary<string, string> ByType = new(StringComparer.Ordinal)
    {
        ["TaskCompletionSource"] = "a Mailbox or a SemaphoreSlim",
        ["TaskFactory"] = "Worker.Start(…)",
        ["TaskScheduler"] = "Worker.Start(…)",
        ["Channel"] = "a Mailbox",
        ["ChannelReader"] = "a Mailbox",
        ["ChannelWriter"] = "a Mailbox",
        ["PeriodicTimer"] = "await Pause.ForAsync(…) in a loop",
        ["Parallel"] = "a loop that awaits one after the other",
        ["TaskAwaiter"] = "await",
        ["ValueTaskAwaiter"] = "await",
        ["ConfiguredTaskAwaitable"] = "await",
        ["ConfiguredValueTaskAwaitable"] = "await",
        ["ConfiguredCancelableAsyncEnumerable"] = "IAsyncEnumerable<T>",
        ["ConfiguredAsyncDisposable"] = "IAsyncDisposable",
        ["IValueTaskSource"] = "a Mailbox or a SemaphoreSlim",
    };

    public static string ForMember(string name) =>
        ByMember.TryGetValue(name, out var seam)
            ? seam
            : "await, or a type that is written by hand in both forms";

    public static string? ForType(string name) =>
        ByType.TryGetValue(name, out var seam) ? seam : null;
}
