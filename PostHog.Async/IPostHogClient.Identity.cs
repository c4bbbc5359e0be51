using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace PostHog.Async;

[SuppressMessage(
    "Design",
    "MA0016",
    Justification = "With the type itself a call can say new() { [\"plan\"] = \"pro\" }."
)]
public partial interface IPostHogClient
{
    /// <inheritdoc cref="PostHogClient.IdentifyAsync(string, Dictionary{string, object}, Dictionary{string, object}, CancellationToken)"/>
    public Task<CaptureResult> IdentifyAsync(
        string? distinctId = null,
        Dictionary<string, object?>? set = null,
        Dictionary<string, object?>? setOnce = null,
        CancellationToken cancellationToken = default
    );

    /// <inheritdoc cref="PostHogClient.SetPersonPropertiesAsync(string, Dictionary{string, object}, Dictionary{string, object}, CancellationToken)"/>
    public Task<CaptureResult> SetPersonPropertiesAsync(
        string distinctId,
        Dictionary<string, object?>? set = null,
        Dictionary<string, object?>? setOnce = null,
        CancellationToken cancellationToken = default
    );

    /// <inheritdoc cref="PostHogClient.AliasAsync"/>
    public Task<CaptureResult> AliasAsync(
        string distinctId,
        string alias,
        CancellationToken cancellationToken = default
    );

    /// <inheritdoc cref="PostHogClient.GroupIdentifyAsync(string, string, Dictionary{string, object}, string, CancellationToken)"/>
    public Task<CaptureResult> GroupIdentifyAsync(
        string groupType,
        string groupKey,
        Dictionary<string, object?>? properties = null,
        string? distinctId = null,
        CancellationToken cancellationToken = default
    );

    /// <inheritdoc cref="PostHogClient.BeginContext"/>
    public IDisposable BeginContext(PostHogContext context);

    /// <inheritdoc cref="PostHogClient.GetDistinctId"/>
    public string? GetDistinctId();

    /// <inheritdoc cref="PostHogClient.IdentifyAsync(string, IEnumerable, IEnumerable, CancellationToken)"/>
    public Task<CaptureResult> IdentifyAsync(
        [Optional] string? distinctId,
        IEnumerable? set,
        IEnumerable? setOnce = null,
        CancellationToken cancellationToken = default
    );

    /// <inheritdoc cref="PostHogClient.IdentifyAsync(string, Dictionary{string, object}, IEnumerable, CancellationToken)"/>
    public Task<CaptureResult> IdentifyAsync(
        [Optional] string? distinctId,
        [Optional] Dictionary<string, object?>? set,
        IEnumerable? setOnce,
        CancellationToken cancellationToken = default
    );

    /// <inheritdoc cref="PostHogClient.SetPersonPropertiesAsync(string, IEnumerable, IEnumerable, CancellationToken)"/>
    public Task<CaptureResult> SetPersonPropertiesAsync(
        string distinctId,
        IEnumerable? set,
        IEnumerable? setOnce = null,
        CancellationToken cancellationToken = default
    );

    /// <inheritdoc cref="PostHogClient.SetPersonPropertiesAsync(string, Dictionary{string, object}, IEnumerable, CancellationToken)"/>
    public Task<CaptureResult> SetPersonPropertiesAsync(
        string distinctId,
        [Optional] Dictionary<string, object?>? set,
        IEnumerable? setOnce,
        CancellationToken cancellationToken = default
    );

    /// <inheritdoc cref="PostHogClient.GroupIdentifyAsync(string, string, IEnumerable, string, CancellationToken)"/>
    public Task<CaptureResult> GroupIdentifyAsync(
        string groupType,
        string groupKey,
        IEnumerable? properties,
        string? distinctId = null,
        CancellationToken cancellationToken = default
    );

    /// <inheritdoc cref="PostHogClient.SetPersonPropertiesForFlags(IEnumerable)"/>
    public void SetPersonPropertiesForFlags(IEnumerable properties);

    /// <inheritdoc cref="PostHogClient.SetGroupPropertiesForFlags(string, IEnumerable)"/>
    public void SetGroupPropertiesForFlags(string groupType, IEnumerable properties);

    /// <inheritdoc cref="PostHogClient.SetGroupPropertiesForFlags(string, string, IEnumerable)"/>
    public void SetGroupPropertiesForFlags(
        string groupType,
        string groupKey,
        IEnumerable properties
    );
}
