using PostHog.Blocking;

namespace PostHog.Trimming.Program;

/// <summary>The client of <c>PostHog.Blocking</c>.</summary>
internal sealed class BlockingSender(PostHogOptions options) : ISender
{
    private readonly PostHogClient _client = new(options);

    public Task CaptureAsync(PostHogEvent captured)
    {
        Console.WriteLine(_client.Capture(captured));
        return Task.CompletedTask;
    }

    public Task CaptureExceptionAsync(Exception error)
    {
        Console.WriteLine(_client.CaptureException(error, "user-42"));
        return Task.CompletedTask;
    }

    public Task CaptureErrorAsync(object error)
    {
        Console.WriteLine(_client.CaptureException(error, "user-43"));
        return Task.CompletedTask;
    }

    public Task<FeatureFlagEvaluations> EvaluateFlagsAsync(string distinctId) =>
        Task.FromResult(_client.EvaluateFlags(distinctId));

    public IDisposable BeginContext(PostHogContext context) => _client.BeginContext(context);

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }
}
