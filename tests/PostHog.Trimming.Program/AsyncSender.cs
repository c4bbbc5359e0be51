using PostHog.Async;

namespace PostHog.Trimming.Program;

/// <summary>The client of <c>PostHog.Async</c>.</summary>
internal sealed class AsyncSender(PostHogOptions options) : ISender
{
    private readonly PostHogClient _client = new(options);

    public async Task CaptureAsync(PostHogEvent captured) =>
        Console.WriteLine(await _client.CaptureAsync(captured));

    public async Task CaptureExceptionAsync(Exception error) =>
        Console.WriteLine(await _client.CaptureExceptionAsync(error, "user-42"));

    public async Task CaptureErrorAsync(object error) =>
        Console.WriteLine(await _client.CaptureExceptionAsync(error, "user-43"));

    public Task<FeatureFlagEvaluations> EvaluateFlagsAsync(string distinctId) =>
        _client.EvaluateFlagsAsync(distinctId);

    public IDisposable BeginContext(PostHogContext context) => _client.BeginContext(context);

    public ValueTask DisposeAsync() => _client.DisposeAsync();
}
