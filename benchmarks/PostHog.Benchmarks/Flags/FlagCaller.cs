using System.Diagnostics.CodeAnalysis;

namespace PostHog.Benchmarks.Flags;

/// <summary>The calls of rows a to e with both clients, for the person of a number.</summary>
internal sealed class FlagCaller : IDisposable
{
    private readonly Async.PostHogClient _awaited;
    private readonly Blocking.PostHogClient _called;
    private readonly EvaluateFlagsOptions _options = Inputs.CallOptions();

    public FlagCaller(int flags, bool isTracked)
    {
        _awaited = ServedDefinitions.AsyncClient(flags);
        _called = ServedDefinitions.BlockingClient(flags);
        _options.SendFeatureFlagEvents = isTracked;
        Single =
        [
            ("a async", number => IsOnAwaited("bench-bool-50", number)),
            ("a blocking", number => IsOn("bench-bool-50", number)),
            ("b async", number => IsOnAwaited("bench-props-3", number)),
            ("b blocking", number => IsOn("bench-props-3", number)),
            ("c async", number => Get("bench-multivariate-4", number)),
            (
                "c blocking",
                number => _called.GetFeatureFlag("bench-multivariate-4", User(number), _options)
            ),
            ("d async", number => IsOnAwaited("bench-cohort-2", number)),
            ("d blocking", number => IsOn("bench-cohort-2", number)),
        ];
        All =
        [
            ($"e async {flags}", number => EvaluateAll(number)),
            ($"e blocking {flags}", number => _called.EvaluateFlags(User(number), _options)),
        ];
    }

    public IReadOnlyList<(string Name, Action<int> Call)> Single { get; }

    public IReadOnlyList<(string Name, Action<int> Call)> All { get; }

    [SuppressMessage("Usage", "VSTHRD002", Justification = "Nothing is under way by then.")]
    public void Dispose()
    {
        _awaited.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _called.Dispose();
    }

    [SuppressMessage("Usage", "VSTHRD002", Justification = "The answer is there at once.")]
    private void IsOnAwaited(string key, int number) =>
        _awaited
            .IsFeatureEnabledAsync(key, User(number), options: _options)
            .GetAwaiter()
            .GetResult();

    private void IsOn(string key, int number) =>
        _called.IsFeatureEnabled(key, User(number), options: _options);

    [SuppressMessage("Usage", "VSTHRD002", Justification = "The answer is there at once.")]
    private void Get(string key, int number) =>
        _awaited.GetFeatureFlagAsync(key, User(number), _options).GetAwaiter().GetResult();

    [SuppressMessage("Usage", "VSTHRD002", Justification = "The answer is there at once.")]
    private void EvaluateAll(int number) =>
        _awaited.EvaluateFlagsAsync(User(number), _options).GetAwaiter().GetResult();

    private static string User(int number) =>
        Inputs.DistinctIds[number % Inputs.DistinctIds.Length];
}
