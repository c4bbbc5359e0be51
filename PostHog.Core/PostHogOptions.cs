using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Http;
using PostHog.Capture;
using PostHog.Time;
using PostHog.Wire;

namespace PostHog;

/// <summary>
/// The options of a client. A client checks and copies them when it is constructed; later changes have no effect.
/// </summary>
/// <remarks>
/// A client also reads the environment variable <c>POSTHOG_RELEASE_ID</c> when it is constructed. If it is not blank,
/// every event without the property <c>$release_id</c> gets it with that value.
/// </remarks>
public sealed partial class PostHogOptions
{
    /// <summary>The environment variable that <see cref="FromEnvironment"/> reads the project token from.</summary>
    internal const string TokenVariable = "POSTHOG_PROJECT_TOKEN";

    /// <summary>The environment variable that <see cref="FromEnvironment"/> reads the host from.</summary>
    internal const string HostVariable = "POSTHOG_HOST";

    /// <summary>
    /// The environment variable that <see cref="FromEnvironment"/> reads whether to disable the client from.
    /// </summary>
    internal const string DisabledVariable = "POSTHOG_DISABLED";

    /// <summary>
    /// The environment variable that <see cref="FromEnvironment"/> reads the key for flag definitions from.
    /// </summary>
    internal const string SecretKeyVariable = "POSTHOG_SECRET_KEY";

    /// <summary>The environment variable that every client reads the release from.</summary>
    internal const string ReleaseIdVariable = "POSTHOG_RELEASE_ID";

    /// <summary>
    /// The project token from the project's settings (<c>phc_…</c>). Without one the client is disabled: it logs one
    /// error, unless <see cref="Disabled"/> is set, and sends nothing.
    /// </summary>
    public string? ProjectToken { get; set; }

    /// <summary>
    /// The address of PostHog: an absolute http or https URL, with a path prefix if it is behind a reverse proxy. Null
    /// or blank, the default, means PostHog Cloud in the US, <c>https://us.i.posthog.com</c>. The addresses of the web
    /// application (<c>https://us.posthog.com</c>, <c>https://eu.posthog.com</c>, <c>https://app.posthog.com</c>) are
    /// replaced by the ingestion host of their region.
    /// </summary>
    public string? Host { get; set; }

    /// <summary>
    /// How long one attempt may take, from connecting to the last byte of the response. Default 15 seconds; longer than
    /// zero and at most one hour.
    /// </summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How long connecting to the host may take: resolving its name, trying its addresses one after the other, 250 ms
    /// apart, and securing the connection. Default 5 seconds; longer than zero and at most one hour.
    /// <see cref="RequestTimeout"/> applies too. No effect on netstandard2.0, nor with <see cref="HttpHandler"/> or
    /// <see cref="HttpClient"/>, which connect by their own rules.
    /// </summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How often a delivery is retried after a temporary failure (no connection, timeout, 408, 429, 5xx). Null, the
    /// default, means 3 for capture calls and 10 for queued events, so that an outage of a few minutes loses nothing; a
    /// number sets both, and 0 means a single attempt. Delays start at one second, double, and are longer if the server
    /// asks for it with <c>Retry-After</c>; no delay exceeds 30 seconds before jitter. From 0 to 1 000.
    /// </summary>
    public int? MaxRetries { get; set; }

    /// <summary>
    /// How long a whole capture call may take, including attempts and delays: an attempt in progress is cancelled, and
    /// no further one is made if its delay would end later. Null, the default, sets no limit besides the number of
    /// retries; a limit is longer than zero and at most one hour.
    /// </summary>
    public TimeSpan? CaptureTimeout { get; set; }

    /// <summary>
    /// The number of queued events that triggers sending before <see cref="FlushInterval"/> ends. Default 100, from 1 to
    /// 10 000; larger values are treated as <see cref="MaxBatchSize"/>. 5 MiB of queued events are
    /// also sent at once.
    /// </summary>
    public int FlushAt { get; set; } = 100;

    /// <summary>
    /// How long a queued event waits for others before it is sent. Default 5 seconds; longer than zero and at most one
    /// hour.
    /// </summary>
    public TimeSpan FlushInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How many events may wait in the queue. When it is full, the newest event is dropped, so that the caller sees it
    /// in the result. Default 10 000, from 1 to 10 000 000.
    /// </summary>
    public int MaxQueueSize { get; set; } = 10_000;

    /// <summary>
    /// The same for AI events, which are larger and have their own queue. Default 1 000, from 1 to 10 000 000.
    /// </summary>
    public int AiMaxQueueSize { get; set; } = 1_000;

    /// <summary>
    /// How many bytes of memory the events of the queue may use: those that wait, those that wait for a retry, and
    /// those in the current request, each with its JSON and 200 additional bytes. An event that would exceed the limit
    /// is dropped as in a full queue. From 1 MiB to 1 TiB. Default 64 MiB (67 108 864).
    /// </summary>
    public long MaxQueueBytes { get; set; } = 64L * 1024 * 1024;

    /// <summary>The same for the queue of AI events. From 16 MiB to 1 TiB. Default 64 MiB (67 108 864).</summary>
    public long AiMaxQueueBytes { get; set; } = 64L * 1024 * 1024;

    /// <summary>
    /// How long closing the client may take to deliver the queue, unless the call passes a timeout. Events left after
    /// that are given up and reported. Default 10 seconds; longer than zero and at most one hour.
    /// </summary>
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long process exit may be delayed to deliver the queue: on a normal exit, an unhandled exception, Ctrl+C and,
    /// on .NET, SIGTERM, SIGHUP and SIGQUIT; on .NET Framework and Mono when the domain is unloaded. Null disables
    /// this. Default 2 seconds; longer than zero and at most one hour. An empty queue causes no delay.
    /// </summary>
    public TimeSpan? ExitFlushTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Whether messages of the level <see cref="PostHogLogLevel.Debug"/> are logged too. Default false; a client can
    /// change it while it runs.
    /// </summary>
    public bool Debug { get; set; }

    /// <summary>
    /// Receives a report of every loss of events: dropped, refused, given up, or unknown. Events that the application
    /// itself dropped are not reported: those for which a before-send function returned null, and those captured while
    /// the client was opted out. It is called on the thread that detected the loss, which waits for it, and may call
    /// the client and close it. If it causes losses, it is called for those too, up to eight levels deep, however much
    /// later they are detected; losses to which eight nested callbacks of any kind led are not reported. After 100
    /// calls without a pause it is called at most ten times a second for each queue, in the background or when the
    /// client is closed or the process exits, with the losses since the last call. Exceptions it throws are logged and
    /// ignored. Null, the default, for no reports: results, the log and the counters still show losses.
    /// </summary>
    public Action<UndeliveredEvents>? OnError { get; set; }

    /// <summary>
    /// How many events one request may contain; a larger batch is sent in several requests. Default 100, from 1 to
    /// 10 000.
    /// </summary>
    public int MaxBatchSize { get; set; } = 100;

    /// <summary>
    /// Whether events get the property <c>$geoip_disable</c>, so that PostHog derives no location from the IP address
    /// of a request. Default false. An event that has that property itself, true or false, keeps it.
    /// </summary>
    public bool DisableGeoIP { get; set; }

    /// <summary>
    /// Whether events are marked as sent by a server (<c>$is_server</c>), so that this machine's operating system is
    /// not recorded as the person's. Default true; set it to false for command-line tools on a person's machine.
    /// </summary>
    public bool IsServer { get; set; } = true;

    /// <summary>Disables the client: nothing is sent, and results say so. Default false.</summary>
    public bool Disabled { get; set; }

    /// <summary>
    /// The handler to send requests with, for a proxy, a certificate or a test. The client does not dispose it. Null,
    /// the default, means the client's own connection pool. Cannot be combined with <see cref="HttpClient"/>. It should
    /// observe its cancellation token: a blocking client waits until it returns.
    /// </summary>
    public HttpMessageHandler? HttpHandler
    {
        get;
        set
        {
            HandlerMethods.Require();
            field = value;
        }
    }

    /// <summary>
    /// The <see cref="System.Net.Http.HttpClient"/> to send requests with. The client does not dispose it; its timeout
    /// applies in addition to <see cref="RequestTimeout"/>. Null, the default, means one of the client's own.
    /// </summary>
    public HttpClient? HttpClient { get; set; }

    /// <summary>
    /// Receives every log message, on the thread that logs. It must not call the client. Exceptions it throws are
    /// ignored. Null, the default, means the <see cref="System.Diagnostics.TraceSource"/> named <c>PostHog</c>, which
    /// shows warnings and errors to a debugger and to trace listeners; nothing is ever written to the console.
    /// </summary>
    public Action<PostHogLogEntry>? Log { get; set; }

    /// <summary>The clock of the client.</summary>
    internal Clock Clock { get; set; } = SystemClock.Instance;

    /// <summary>
    /// Whether <see cref="HttpHandler"/> answers only with tasks, which are over when it returns: a handler that was
    /// compiled for netstandard2.0 cannot do otherwise.
    /// </summary>
    internal bool IsHandlerOfTasks { get; set; }

    /// <summary>Receives each client that these options create; null if nobody asks.</summary>
    internal Action<object>? OnCreated { get; set; }

    /// <summary>Returns the addresses of a host; null to ask the system.</summary>
    internal Func<string, IPAddress[]>? ResolveHost { get; set; }

    /// <summary>Returns the jitter of delays between attempts, from 0 (inclusive) to 1 (exclusive).</summary>
    internal Func<double> Jitter { get; set; } = EventIds.NewFraction;

    /// <summary>
    /// Creates options from the environment variables <c>POSTHOG_PROJECT_TOKEN</c>, <c>POSTHOG_HOST</c>,
    /// <c>POSTHOG_SECRET_KEY</c> and <c>POSTHOG_DISABLED</c> (<c>1</c> or <c>true</c>); variables that are not set
    /// leave the default.
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

    /// <summary>The release of the application; null if it is not set.</summary>
    internal static string? ReadReleaseId() =>
        Read(ReleaseIdVariable)?.Trim() is { Length: > 0 } release ? release : null;

    [SuppressMessage("ApiDesign", "RS0030", Justification = "The one place that reads variables.")]
    private static string? Read(string variable) => Environment.GetEnvironmentVariable(variable);
}
