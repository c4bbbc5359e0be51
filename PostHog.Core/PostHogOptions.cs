using System.Diagnostics.CodeAnalysis;
using System.Net.Http;
using PostHog.Capture;
using PostHog.Time;

namespace PostHog;

/// <summary>
/// How a client is set up. A client checks and copies its options when it is constructed; changing them afterwards
/// has no effect on it.
/// </summary>
public sealed partial class PostHogOptions
{
    /// <summary>The environment variable that <see cref="FromEnvironment"/> reads the project token from.</summary>
    internal const string TokenVariable = "POSTHOG_PROJECT_TOKEN";

    /// <summary>The environment variable that <see cref="FromEnvironment"/> reads the host from.</summary>
    internal const string HostVariable = "POSTHOG_HOST";

    /// <summary>The environment variable that <see cref="FromEnvironment"/> reads the kill switch from.</summary>
    internal const string DisabledVariable = "POSTHOG_DISABLED";

    /// <summary>The environment variable that <see cref="FromEnvironment"/> reads the key for flag definitions from.</summary>
    internal const string SecretKeyVariable = "POSTHOG_SECRET_KEY";

    /// <summary>
    /// The project token, as the project's settings show it (<c>phc_…</c>). Without one the client is disabled: it logs
    /// one error and sends nothing.
    /// </summary>
    public string? ProjectToken { get; set; }

    /// <summary>
    /// Where PostHog is: an absolute http or https URL, with a path prefix if it stands behind a proxy. Null or blank,
    /// the default, means PostHog Cloud in the US, <c>https://us.i.posthog.com</c>. The addresses of the web application
    /// (<c>https://us.posthog.com</c>, <c>https://eu.posthog.com</c>, <c>https://app.posthog.com</c>) are understood as
    /// their region's ingestion host.
    /// </summary>
    public string? Host { get; set; }

    /// <summary>How long one attempt may take, from connecting to the last byte of the answer. Default 15 seconds.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How often a delivery is tried again after its first attempt failed for a passing reason (no connection, timeout,
    /// 408, 429, 5xx). Null, the default, means 3 for capture calls and 10 for queued events, so that an outage of minutes
    /// loses nothing; a number rules both, and 0 means a single attempt. Waits start at one second, double, and
    /// are longer if the server asks for it with <c>Retry-After</c>; no wait exceeds 30 seconds before jitter.
    /// </summary>
    public int? MaxRetries { get; set; }

    /// <summary>
    /// The longest time a capture call may take altogether, attempts and waits included: an attempt that would take longer is
    /// ended, and no further one is made when its wait would end later. Null, the default, leaves it to the number of retries.
    /// </summary>
    public TimeSpan? CaptureTimeout { get; set; }

    /// <summary>
    /// How many queued events make the background worker send them without waiting for <see cref="FlushInterval"/>.
    /// Default 100; more than <see cref="MaxBatchSize"/> counts as that. Fewer that come to 5 MiB do so too.
    /// </summary>
    public int FlushAt { get; set; } = 100;

    /// <summary>How long a queued event waits for others at the most before it is sent. Default 5 seconds.</summary>
    public TimeSpan FlushInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How many events may wait in the queue. When it is full, the newest event is refused, so that the caller sees it in
    /// the result. Default 10 000.
    /// </summary>
    public int MaxQueueSize { get; set; } = 10_000;

    /// <summary>The same for AI events, which are larger and have a queue of their own. Default 1 000.</summary>
    public int AiMaxQueueSize { get; set; } = 1_000;

    /// <summary>
    /// How long closing the client may take to deliver what is queued, when no other time is given. What is left then is
    /// given up, and reported. Default 10 seconds.
    /// </summary>
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long the end of the process may be held up to deliver what is queued: on a normal exit, an unhandled exception,
    /// Ctrl+C and, on .NET, SIGTERM. Null switches that off. Default 2 seconds. Nothing is held up while nothing is queued.
    /// </summary>
    public TimeSpan? ExitFlushTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Whether messages of the level <see cref="PostHogLogLevel.Debug"/> are logged too. Default false; a client can change
    /// it while it runs.
    /// </summary>
    public bool Debug { get; set; }

    /// <summary>
    /// Receives a report for every loss of events: dropped, refused, given up, or unknown. What the application itself left
    /// out is no loss: events that a before-send function returned null for, or that came while the client was opted out. It
    /// is called on the thread that met the loss, and may call the client, and close it. One that causes losses of its own is
    /// called for those too, eight deep at the most. What it throws is logged and ignored. Null, the default, reports to
    /// nobody: results, the log and the counters tell all the same.
    /// </summary>
    public Action<PostHogError>? OnError { get; set; }

    /// <summary>The most events sent in one request; a larger batch is sent in several. Default 100.</summary>
    public int MaxBatchSize { get; set; } = 100;

    /// <summary>
    /// Whether PostHog should not derive a location from the address a request comes from, by the property
    /// <c>$geoip_disable</c>. Default false. An event that has that property itself, true or false, keeps it.
    /// </summary>
    public bool DisableGeoIP { get; set; }

    /// <summary>
    /// Whether events are marked as sent by a server (<c>$is_server</c>), so that this machine's operating system is not
    /// taken for the person's device. Default true; command-line tools on a person's machine set it to false.
    /// </summary>
    public bool IsServer { get; set; } = true;

    /// <summary>Switches the client off: nothing is sent, and results say so. Default false.</summary>
    public bool Disabled { get; set; }

    /// <summary>
    /// The handler to send requests with, for a proxy, a certificate or a test. The client does not dispose it. Null, the
    /// default, means a connection pool of the client's own. Not to be combined with <see cref="HttpClient"/>.
    /// </summary>
    public HttpMessageHandler? HttpHandler { get; set; }

    /// <summary>
    /// The <see cref="System.Net.Http.HttpClient"/> to send requests with. The client does not dispose it; its timeout
    /// applies beside <see cref="RequestTimeout"/>. Null, the default, means one of the client's own.
    /// </summary>
    public HttpClient? HttpClient { get; set; }

    /// <summary>
    /// Receives every log message, on the thread that had something to say. It must not call back into the client. What
    /// it throws is ignored. Null, the default, means the <see cref="System.Diagnostics.TraceSource"/> named <c>PostHog</c>,
    /// which shows warnings and errors to a debugger and to trace listeners; nothing is ever written to the console.
    /// </summary>
    public Action<PostHogLogEntry>? Log { get; set; }

    /// <summary>The time the client lives by.</summary>
    internal Clock Clock { get; set; } = SystemClock.Instance;

    /// <summary>Chance, from 0 up to 1, for the waits between attempts.</summary>
    internal Func<double> Jitter { get; set; } = EventIds.NewFraction;

    /// <summary>
    /// Makes options from the environment variables <c>POSTHOG_PROJECT_TOKEN</c>, <c>POSTHOG_HOST</c>,
    /// <c>POSTHOG_SECRET_KEY</c> and <c>POSTHOG_DISABLED</c> (<c>1</c> or <c>true</c>); what is not set keeps its default.
    /// </summary>
    public static PostHogOptions FromEnvironment()
    {
        var disabled = Read(DisabledVariable)?.Trim();
        return new PostHogOptions
        {
            ProjectToken = Read(TokenVariable),
            Host = Read(HostVariable),
            SecretKey = Read(SecretKeyVariable),
            Disabled =
                string.Equals(disabled, "1", StringComparison.Ordinal)
                || string.Equals(disabled, "true", StringComparison.OrdinalIgnoreCase),
        };
    }

    [SuppressMessage("ApiDesign", "RS0030", Justification = "The one place that reads variables.")]
    private static string? Read(string variable) => Environment.GetEnvironmentVariable(variable);
}
