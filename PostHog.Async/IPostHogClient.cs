using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace PostHog.Async;

/// <summary>
/// What <see cref="PostHogClient"/> does, so that code that uses a client can be given another one in a test.
/// </summary>
/// <remarks>
/// It has every member of the client and gets new ones in minor versions, so do not implement it by hand: use a mocking
/// library, or a real client of the fake server in <c>PostHog.Extensions.Testing.Async</c> or
/// <c>PostHog.Extensions.Testing.Blocking</c>.
/// </remarks>
[SuppressMessage("Naming", "CA1716", Justification = "Parameters have the names of the client's.")]
public partial interface IPostHogClient : IAsyncDisposable, IDisposable
{
    /// <inheritdoc cref="PostHogClient.CaptureAsync"/>
    public Task<CaptureResult> CaptureAsync(
        PostHogEvent posthogEvent,
        CancellationToken cancellationToken = default
    );

    /// <inheritdoc cref="PostHogClient.CaptureBatchAsync"/>
    public Task<CaptureResult> CaptureBatchAsync(
        IEnumerable<PostHogEvent> events,
        bool historicalMigration = false,
        CancellationToken cancellationToken = default
    );

    /// <inheritdoc cref="PostHogClient.Enqueue"/>
    public EnqueueResult Enqueue(PostHogEvent posthogEvent);

    /// <inheritdoc cref="PostHogClient.FlushAsync"/>
    public Task<FlushResult> FlushAsync(
        TimeSpan? timeout = null,
        CancellationToken cancellationToken = default
    );

    /// <inheritdoc cref="PostHogClient.ShutdownAsync"/>
    public Task<FlushResult> ShutdownAsync(
        TimeSpan? timeout = null,
        CancellationToken cancellationToken = default
    );

    /// <inheritdoc cref="PostHogClient.PrivacyMode"/>
    public bool PrivacyMode { get; }

    /// <inheritdoc cref="PostHogClient.EnableFullAiCapture"/>
    public bool EnableFullAiCapture { get; }

    /// <inheritdoc cref="PostHogClient.BeginAiTrace"/>
    public AiScope BeginAiTrace(string name, string? distinctId = null, string? sessionId = null);

    /// <inheritdoc cref="PostHogClient.BeginAiSpan"/>
    public AiScope BeginAiSpan(string name, string? spanType = null);

    /// <inheritdoc cref="PostHogClient.EnqueueAi"/>
    public EnqueueResult EnqueueAi(PostHogEvent posthogEvent);

    /// <inheritdoc cref="PostHogClient.CaptureAiAsync"/>
    public Task<CaptureResult> CaptureAiAsync(
        PostHogEvent posthogEvent,
        CancellationToken cancellationToken = default
    );

    /// <inheritdoc cref="PostHogClient.SetBeforeSend"/>
    public void SetBeforeSend(params Func<PostHogEvent, PostHogEvent?>[] functions);

    /// <inheritdoc cref="PostHogClient.Diagnostics"/>
    public PostHogDiagnostics Diagnostics { get; }

    /// <inheritdoc cref="PostHogClient.IsOptedOut"/>
    public bool IsOptedOut { get; }

    /// <inheritdoc cref="PostHogClient.OptOut"/>
    public void OptOut();

    /// <inheritdoc cref="PostHogClient.OptIn"/>
    public void OptIn();

    /// <inheritdoc cref="PostHogClient.Debug"/>
    public void Debug(bool isEnabled = true);

    /// <inheritdoc cref="PostHogClient.EnqueueException(object, string, ExceptionDetails)"/>
    public EnqueueResult EnqueueException(
        object error,
        string? distinctId = null,
        ExceptionDetails? details = null
    );

    /// <inheritdoc cref="PostHogClient.EnqueueException(object, string, IEnumerable)"/>
    public EnqueueResult EnqueueException(
        object error,
        string? distinctId,
        IEnumerable? properties
    );

    /// <inheritdoc cref="PostHogClient.CaptureExceptionAsync(object, string, ExceptionDetails, CancellationToken)"/>
    public Task<CaptureResult> CaptureExceptionAsync(
        object error,
        string? distinctId = null,
        ExceptionDetails? details = null,
        CancellationToken cancellationToken = default
    );

    /// <inheritdoc cref="PostHogClient.CaptureExceptionAsync(object, string, IEnumerable, CancellationToken)"/>
    public Task<CaptureResult> CaptureExceptionAsync(
        object error,
        string? distinctId,
        IEnumerable? properties,
        CancellationToken cancellationToken = default
    );
}
