namespace PostHog.ErrorTracking;

/// <summary>
/// Recognises the library's own frames in the text of a stack trace, which names no assemblies.
/// </summary>
internal static class OwnFrames
{
    private static readonly string[] Modules =
    [
        "PostHog.Async.",
        "PostHog.Blocking.",
        "PostHog.Capture.",
        "PostHog.Collections.",
        "PostHog.Context.",
        "PostHog.Delivery.",
        "PostHog.Diagnostics.",
        "PostHog.ErrorTracking.",
        "PostHog.Flags.",
        "PostHog.Setup.",
        "PostHog.Time.",
        "PostHog.Wire.",
    ];

    // What callers use directly is in the namespace that theirs may begin with.
    private static readonly string?[] Types =
    [
        typeof(EvaluateFlagsOptions).FullName,
        typeof(ExceptionDetails).FullName,
        typeof(FeatureFlag).FullName,
        typeof(FeatureFlagEvaluations).FullName,
        typeof(PostHogContext).FullName,
        typeof(PostHogEvent).FullName,
        typeof(PostHogOptions).FullName,
        typeof(RemoteConfigPayload).FullName,
    ];

    /// <summary>Whether a module belongs to the library.</summary>
    public static bool Include(string module) =>
        Array.IndexOf(Types, module) >= 0
        || Array.Exists(Modules, start => module.StartsWith(start, StringComparison.Ordinal));

    /// <summary>Returns the text from the caller of the library on; null if there is none.</summary>
    public static string? Skip(string stack)
    {
        var caller = 0;
        for (var start = 0; start < stack.Length; )
        {
            var end = stack.IndexOf('\n', start);
            var next = end < 0 ? stack.Length : end + 1;
            var line = stack.Substring(start, next - start);
            if (IsOwn(line))
            {
                caller = next;
            }
            else if (!StackText.IsUnnamed(line))
            {
                return stack.Substring(caller);
            }

            start = next;
        }

        return caller < stack.Length ? stack.Substring(caller) : null;
    }

    // The state machines of its own async methods begin in the runtime.
    private static bool IsOwn(string line) =>
        StackText
            .Read(line, most: 1)
            .All(frame =>
                Include(frame.Module)
                || frame.Module.StartsWith(
                    "System.Runtime.CompilerServices.",
                    StringComparison.Ordinal
                )
            );
}
