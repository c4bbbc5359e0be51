namespace PostHog.Mirror.Refusals;

/// <summary>What to write instead of the members and types that have no blocking form.</summary>
internal static class Seams
{
    private static readonly Dictionary<string, string> ByMember = new(StringComparer.Ordinal)
    {
        ["Delay"] = "await Pause.ForAsync(…)",
        ["Run"] = "Worker.Start(…)",
        ["WhenAll"] = "await Gather.AllAsync(…)",
        ["WhenEach"] = "await Gather.AllAsync(…)",
        ["WhenAny"] = "a queue or a deadline",
        ["FromCanceled"] = "throw new OperationCanceledException(cancellationToken)",
        ["FromException"] = "throw",
        ["FromResult"] = "an async method",
        ["Factory"] = "Worker.Start(…)",
        ["WaitAll"] = "await Gather.AllAsync(…)",
        ["WaitAny"] = "a queue or a deadline",
    };

    private static readonly Dictionary<string, string> ByType = new(StringComparer.Ordinal)
    {
        ["TaskCompletionSource"] = "Completion<T>",
        ["TaskFactory"] = "Worker.Start(…)",
        ["TaskScheduler"] = "Worker.Start(…)",
        ["Channel"] = "Mailbox<T>",
        ["ChannelReader"] = "Mailbox<T>",
        ["ChannelWriter"] = "Mailbox<T>",
        ["PeriodicTimer"] = "await Pause.ForAsync(…) in a loop",
        ["Parallel"] = "await Gather.AllAsync(…)",
        ["TaskAwaiter"] = "await",
        ["ValueTaskAwaiter"] = "await",
        ["ConfiguredTaskAwaitable"] = "await",
        ["ConfiguredValueTaskAwaitable"] = "await",
        ["ConfiguredCancelableAsyncEnumerable"] = "IAsyncEnumerable<T>",
        ["IValueTaskSource"] = "Completion<T>",
    };

    public static string ForMember(string name) =>
        ByMember.TryGetValue(name, out var seam) ? seam : "await, or a seam type";

    public static string? ForType(string name) =>
        ByType.TryGetValue(name, out var seam) ? seam : null;
}
