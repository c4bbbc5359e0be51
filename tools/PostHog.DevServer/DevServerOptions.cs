using PostHog.Development.Recording;

namespace PostHog.Development;

/// <summary>How a <see cref="DevServer"/> is started. Read once, at the start.</summary>
public sealed class DevServerOptions
{
    /// <summary>The port on 127.0.0.1; 0, the default, lets the system choose a free one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or larger than 65 535.</exception>
    public int Port
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, ushort.MaxValue);
            field = value;
        }
    }

    /// <summary>How many of the newest events are kept, 64 MiB at most; 1 000 by default, 0 keeps none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public int EventLimit
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    } = 1_000;

    /// <summary>
    /// How many of the newest requests are kept, with their bodies, 64 MiB at most; 1 000 by default, 0 keeps none.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public int RequestLimit
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            field = value;
        }
    } = 1_000;

    /// <summary>
    /// Whether events and the bodies of requests are kept; true by default. False is for storms of
    /// events: <see cref="DevServer.Events"/> stays empty, <see cref="DevServer.Requests"/> has no
    /// bodies, and what remains are counts and uuids, some 40 bytes for each uuid.
    /// </summary>
    public bool KeepEvents { get; init; } = true;

    /// <summary>
    /// The flags it has, as JSON, until others are set: <c>{"beta": true, "layout": "wide", "banner": {"value": true,
    /// "payload": {…}}}</c>, or a document of definitions. The server does not start with a mistake in them. Null, the
    /// default, for none.
    /// </summary>
    public string? Flags { get; init; }

    /// <summary>
    /// A file with such flags, in place of <see cref="Flags"/>, read again when it changes. A broken file, and one with an unknown
    /// operator or flags that depend on each other, is told to <see cref="OnNotice"/> and shown on the page; the last good one
    /// stays. Null, the default, for none.
    /// </summary>
    public string? FlagsFile { get; init; }

    /// <summary>
    /// A file, an SQLite database, that keeps the stored events over restarts, as many as <see cref="EventLimit"/> says and
    /// 64 MiB at most. Null, the default, keeps them in memory alone.
    /// </summary>
    public string? EventsFile { get; init; }

    /// <summary>
    /// Called with a sentence when a file was read, or could not be. Runs on the server's threads, and must not throw.
    /// </summary>
    public Action<string>? OnNotice { get; init; }

    /// <summary>
    /// What programs must bring to <c>/_dev</c> and the page, as <c>?token=</c> or <c>Authorization: Bearer</c>. Null, the
    /// default, asks nothing of programs; pages of other origins are refused in any case.
    /// </summary>
    public string? Token { get; init; }

    /// <summary>
    /// The origins besides those of this machine whose pages may send events and ask for flags, such as
    /// <c>https://shop.example</c>; <c>*</c> for all. None by default.
    /// </summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    /// <summary>
    /// The folder of the npm package <c>posthog-js</c>, such as <c>node_modules/posthog-js</c>, whose scripts are served below
    /// <c>/static/</c> for pages that load it by a snippet. Null, the default, serves none.
    /// </summary>
    public string? BrowserSdkFolder { get; init; }

    /// <summary>How many bytes of events, and of requests, are kept.</summary>
    internal long ByteLimit { get; init; } = Retention.MaxBytes;

    /// <summary>How long a client may send or take less than 100 bytes a second before it is cut off.</summary>
    internal TimeSpan SlowClientGrace { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Called with each event right after it was stored and before its request is answered. Runs on
    /// the server's threads, several at a time when requests overlap, and must not throw.
    /// </summary>
    public Action<ReceivedEvent>? OnEvent { get; init; }

    /// <summary>
    /// Called with each request right before its answer is sent, or once its connection was dropped.
    /// Requests below <c>/_dev</c> are left out, as in <see cref="DevServer.Requests"/>. Runs on the
    /// server's threads, several at a time when requests overlap, and must not throw.
    /// </summary>
    public Action<ReceivedRequest>? OnRequest { get; init; }
}
