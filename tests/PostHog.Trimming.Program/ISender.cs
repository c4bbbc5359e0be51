namespace PostHog.Trimming.Program;

/// <summary>What this program needs of a client.</summary>
internal interface ISender : IAsyncDisposable
{
    public Task CaptureAsync(PostHogEvent captured);

    public Task CaptureExceptionAsync(Exception error);

    /// <summary>Reports something that is no exception, of another person.</summary>
    public Task CaptureErrorAsync(object error);

    public Task<FeatureFlagEvaluations> EvaluateFlagsAsync(string distinctId);

    public IDisposable BeginContext(PostHogContext context);
}
