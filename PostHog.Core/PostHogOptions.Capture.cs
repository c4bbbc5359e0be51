using System.Collections;
using PostHog.Capture.Values;
using PostHog.Wire.Compression;

namespace PostHog;

public sealed partial class PostHogOptions
{
    private Dictionary<string, object?> _superProperties = new(StringComparer.Ordinal);
    private Dictionary<string, object?> _superOptions = new(StringComparer.Ordinal);

    /// <summary>
    /// The version of the capture protocol. Default <see cref="PostHog.CaptureMode.V0"/>, which every server supports;
    /// <see cref="PostHog.CaptureMode.V1"/> reports on each event separately.
    /// </summary>
    public CaptureMode CaptureMode { get; set; } = CaptureMode.V0;

    /// <summary>
    /// Whether the events of this client are an import of old data, which PostHog processes separately from live
    /// events. Default false. For a client that only imports; <c>CaptureBatch</c> can do the same for one batch.
    /// </summary>
    public bool HistoricalMigration { get; set; }

    /// <summary>
    /// Keeps events that cannot be delivered now in files, and sends them later. Null, the default, for no files: what
    /// cannot be delivered is lost, and reported.
    /// </summary>
    public SpoolOptions? Spool { get; set; }

    /// <summary>
    /// How the bodies of analytics requests are compressed. Default <see cref="CaptureCompression.Gzip"/>, except for
    /// bodies of less than 1 024 bytes, such as that of one small event, which then are sent as they are: compressing
    /// them takes longer than it saves. A compression that is assigned, Gzip too, applies to every body. With
    /// <see cref="PostHog.CaptureMode.V0"/> it must be Gzip or <see cref="CaptureCompression.None"/>. A body that
    /// cannot be compressed is sent uncompressed, with a warning in the log.
    /// </summary>
    public CaptureCompression Compression
    {
        get;
        set
        {
            field = value;
            HasChosenCompression = true;
            CompressionStreams.RequireBrotli();
        }
    } = CaptureCompression.Gzip;

    /// <summary>Whether <see cref="Compression"/> was assigned.</summary>
    internal bool HasChosenCompression { get; private set; }

    /// <summary>
    /// How the bodies of AI requests are compressed, independently of <see cref="Compression"/> and with the same
    /// choices. Default <see cref="CaptureCompression.None"/>.
    /// </summary>
    public CaptureCompression AiCompression
    {
        get;
        set
        {
            field = value;
            CompressionStreams.RequireBrotli();
        }
    } = CaptureCompression.None;

    /// <summary>
    /// Properties that every event gets unless it sets its own, for example the version of the application.
    /// <c>$set</c>, <c>$set_once</c>, <c>$groups</c> and <c>$group_set</c> are merged with those of the event, one
    /// level deep; for each name, the event takes precedence. A property that an event sets to null is not filled.
    /// Values are copied when the client is constructed. Empty by default, never null; a dictionary that is assigned is
    /// copied.
    /// </summary>
    /// <exception cref="ArgumentNullException">Null is assigned.</exception>
    public IDictionary<string, object?> SuperProperties
    {
        get => _superProperties;
        set => _superProperties = NamedValues.Copy(value, nameof(SuperProperties));
    }

    /// <summary>Adds super properties in any shape; they replace those of the same names.</summary>
    /// <param name="properties">Any dictionary, such as an <see cref="IReadOnlyDictionary{TKey, TValue}"/> or a
    /// <see cref="Hashtable"/>, or a sequence of pairs.</param>
    /// <returns>These options.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="properties"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="properties"/> has no names, or is of a type that often
    /// contains credentials, such as headers.</exception>
    public PostHogOptions WithSuperProperties(IEnumerable properties)
    {
        NamedValues.AddTo(_superProperties, properties, nameof(properties));
        return this;
    }

    /// <summary>
    /// Options that every event gets unless it sets its own; see <see cref="PostHogEvent.Options"/>. Values are copied
    /// when the client is constructed. Empty by default, never null; a dictionary that is assigned is copied.
    /// </summary>
    /// <exception cref="ArgumentNullException">Null is assigned.</exception>
    public IDictionary<string, object?> SuperOptions
    {
        get => _superOptions;
        set => _superOptions = NamedValues.Copy(value, nameof(SuperOptions));
    }

    /// <summary>
    /// Functions that receive every event before it is serialised, in this order; each gets the result of the previous
    /// one. They may change the event, return another, or return null to drop it without a warning. Empty at first,
    /// never null.
    /// </summary>
    /// <remarks>
    /// They run on the thread of the capture call and may run on several threads at once. They receive a copy with the
    /// properties of all layers (the event's, <see cref="SuperProperties"/>, the library's), including time and id; the
    /// caller's event and its dictionaries and lists are not changed. Nested objects appear as
    /// <c>Dictionary&lt;string, object?&gt;</c>, sequences as <c>List&lt;object?&gt;</c>. An event whose function
    /// throws is dropped with a warning, because an event that was not fully processed must not be sent. They may
    /// capture events, for which they are called too, up to nine levels deep; deeper events are dropped. More than 1 000
    /// calls at the same time count as endless.
    /// </remarks>
    public IList<Func<PostHogEvent, PostHogEvent?>> BeforeSend { get; } = [];

    /// <summary>
    /// Whether AI calls are sent in full, including media, instead of with placeholders and shortened text, by
    /// integrations that record them and by <see cref="AiGeneration"/> and its kind. Default false. A plain
    /// <see cref="PostHogEvent"/> is always sent unchanged.
    /// </summary>
    public bool EnableFullAiCapture { get; set; }

    /// <summary>
    /// Whether prompts and responses of AI calls are left out, whatever <see cref="EnableFullAiCapture"/> says, by
    /// integrations that record them and by <see cref="AiGeneration"/> and its kind. Default false. A plain
    /// <see cref="PostHogEvent"/> is always sent unchanged.
    /// </summary>
    public bool PrivacyMode { get; set; }
}
