using PostHog.Capture;
using PostHog.Capture.Ai;
using PostHog.Delivery;
using PostHog.Diagnostics;
using PostHog.Flags.Remote;
using PostHog.Time;
using PostHog.Wire;

namespace PostHog.Setup;

/// <summary>
/// Builds the parts of one client, once. Only the client and the code that composes its pipeline see all of them; they
/// pass each class only what it uses.
/// </summary>
internal sealed class ClientParts
{
    private readonly KnownBadIds _badIds;

    private ClientParts(ClientSettings settings, PostHogOptions options, bool hasProvider)
    {
        Settings = settings;
        Log = new PostHogLog(options.Log) { IsDebug = options.Debug };
        Clock = options.Clock;
        Jitter = options.Jitter;
        SendGate = new SendGate(settings.IsEnabled);
        BeforeSend = new BeforeSendChain(options.BeforeSend);
        _badIds = new KnownBadIds(Log);
        (Events, Ai) = QueuesOf(options);
        Spool = SpoolParts.From(options, settings, Log);
        var isLocalOnly = options.FlagOverrideMode == FlagOverrideMode.LocalOnly;
        Definitions =
            settings.IsEnabled && !isLocalOnly
                ? DefinitionParts.From(options, settings, hasProvider, Log)
                : null;
        RemoteConfig = RemoteConfigOf(options, settings);
        Flags = FlagParts.From(options, settings, Log, Definitions?.State);
    }

    public ClientSettings Settings { get; }

    public PostHogLog Log { get; }

    public Clock Clock { get; }

    /// <summary>Gets a function that returns a random number from 0 up to 1.</summary>
    public Func<double> Jitter { get; }

    public SendGate SendGate { get; }

    /// <summary>The before-send functions, which run last on every event of both queues.</summary>
    public BeforeSendChain BeforeSend { get; }

    /// <summary>The queue of analytics events.</summary>
    public QueueParts Events { get; }

    /// <summary>The queue of AI events.</summary>
    public QueueParts Ai { get; }

    /// <summary>Keeps events that cannot be delivered; null without a spool.</summary>
    public SpoolParts? Spool { get; }

    /// <summary>Loads the flag definitions; null if flags are not evaluated in this process.</summary>
    public DefinitionParts? Definitions { get; }

    /// <summary>Requests the payloads of remote config flags; null without a secret key.</summary>
    public RemoteConfigRequest? RemoteConfig { get; }

    /// <summary>Evaluates feature flags.</summary>
    public FlagParts Flags { get; }

    /// <summary>Checks the options and builds the parts of a client.</summary>
    /// <param name="options">The options.</param>
    /// <param name="hasProvider">Whether flag definitions can come from a source other than PostHog.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    /// <exception cref="ArgumentException">An option is invalid; the exception names it.</exception>
    public static ClientParts Build(PostHogOptions options, bool hasProvider = false)
    {
        var parts = new ClientParts(ClientSettings.From(options), options, hasProvider);
        if (parts.Settings.Token.Length == 0 && !options.Disabled)
        {
            parts.Log.ProjectTokenMissing();
        }

        parts.CheckKeys(options.SecretKey?.Trim() ?? "");

        return parts;
    }

    private static RemoteConfigRequest? RemoteConfigOf(
        PostHogOptions options,
        ClientSettings settings
    ) =>
        options.SecretKey?.Trim() is { Length: > 0 } key
        && !SecretKeys.IsProjectToken(key, settings.Token)
            ? new RemoteConfigRequest(
                settings.Endpoints,
                settings.Token,
                key,
                options.FeatureFlagRequestTimeout
            )
            : null;

    private void CheckKeys(string secretKey)
    {
        if (secretKey.Length > 0 && SecretKeys.IsProjectToken(secretKey, Settings.Token))
        {
            Log.SecretKeyIsProjectToken();
        }

        if (SecretKeys.IsSecret(Settings.Token))
        {
            Log.ProjectTokenIsSecret();
        }
    }

    private (QueueParts Events, QueueParts Ai) QueuesOf(PostHogOptions options)
    {
        var defaults = EventDefaults.From(options);
        var (wire, aiWire) = CaptureWires.From(options, Settings, Log);
        return (
            QueueOf(
                "events",
                Settings.Queue,
                wire,
                SerialiserOf(options, defaults, EventFormat.AnalyticsMaxBytes),
                options.OnError
            ),
            QueueOf(
                "ai",
                Settings.AiQueue,
                aiWire,
                SerialiserOf(options, defaults, EventFormat.AiMaxBytes),
                options.OnError
            ) with
            {
                IsAi = true,
            }
        );
    }

    private QueueParts QueueOf(
        string name,
        QueueLimits limits,
        CaptureWire wire,
        EventSerialiser serialiser,
        Action<UndeliveredEvents>? onError
    ) =>
        new(
            $"PostHog {name}",
            serialiser,
            limits,
            BatchesOf(wire, Settings.QueueRetryPolicy),
            BatchesOf(wire, Settings.RetryPolicy),
            new Reporter(new QueueCounters(name), Log, Clock, onError)
        );

    private BatchFactory BatchesOf(CaptureWire wire, RetryPolicy policy) =>
        new(wire, policy, Settings.HistoricalMigration, EventIds.New);

    private EventSerialiser SerialiserOf(
        PostHogOptions options,
        EventDefaults defaults,
        int maxBytes
    ) =>
        new(
            EventFormats.For(options.CaptureMode, defaults, maxBytes, Log) with
            {
                AiContent = new AiContentRules(options.PrivacyMode, options.EnableFullAiCapture),
            },
            BeforeSend,
            _badIds,
            Log,
            Clock
        );
}
