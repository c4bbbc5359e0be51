using System.Diagnostics.CodeAnalysis;
using PostHog.Context;

namespace PostHog.Async;

[SuppressMessage(
    "Design",
    "MA0016",
    Justification = "With the type itself a call can say new() { [\"plan\"] = \"pro\" }."
)]
public sealed partial class PostHogClient
{
    /// <summary>
    /// Tells PostHog who a person is, and returns once the API has responded. To queue it instead, pass
    /// <see cref="PostHogEvent.Identify(string, Dictionary{string, object}, Dictionary{string, object})"/> to
    /// <see cref="Enqueue"/>.
    /// </summary>
    /// <param name="distinctId">The person's id. Null or blank, the default, means the person of the context; without
    /// one the event gets a new id and is personless.</param>
    /// <param name="set">Properties of the person; they overwrite existing ones. A null is sent as null.</param>
    /// <param name="setOnce">Properties to set only if the person does not have them.</param>
    /// <param name="cancellationToken">Cancels the call; the event may or may not have arrived.</param>
    /// <returns>What became of the event.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<CaptureResult> IdentifyAsync(
        string? distinctId = null,
        Dictionary<string, object?>? set = null,
        Dictionary<string, object?>? setOnce = null,
        CancellationToken cancellationToken = default
    ) =>
        await CaptureAsync(PostHogEvent.Identify(distinctId, set, setOnce), cancellationToken)
            .ConfigureAwait(false);

    /// <summary>
    /// Sets properties of a person, and returns once the API has responded. To queue it instead, pass
    /// <see cref="PostHogEvent.SetPersonProperties(string, Dictionary{string, object}, Dictionary{string, object})"/>
    /// to <see cref="Enqueue"/>.
    /// </summary>
    /// <param name="distinctId">The person's id. If it is blank, nothing is sent.</param>
    /// <param name="set">Properties of the person; they overwrite existing ones.</param>
    /// <param name="setOnce">Properties to set only if the person does not have them.</param>
    /// <param name="cancellationToken">Cancels the call; the event may or may not have arrived.</param>
    /// <returns>What became of the event; if there is nothing to set, nothing is sent.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<CaptureResult> SetPersonPropertiesAsync(
        string distinctId,
        Dictionary<string, object?>? set = null,
        Dictionary<string, object?>? setOnce = null,
        CancellationToken cancellationToken = default
    ) =>
        await CaptureAsync(
                PostHogEvent.SetPersonProperties(distinctId, set, setOnce),
                cancellationToken
            )
            .ConfigureAwait(false);

    /// <summary>
    /// Gives a person a second id, and returns once the API has responded. To queue it instead, pass
    /// <see cref="PostHogEvent.Alias"/> to <see cref="Enqueue"/>.
    /// </summary>
    /// <param name="distinctId">The existing id of the person. If it is blank, nothing is sent.</param>
    /// <param name="alias">The second id. If it is blank, nothing is sent.</param>
    /// <param name="cancellationToken">Cancels the call; the event may or may not have arrived.</param>
    /// <returns>What became of the event.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<CaptureResult> AliasAsync(
        string distinctId,
        string alias,
        CancellationToken cancellationToken = default
    ) =>
        await CaptureAsync(PostHogEvent.Alias(distinctId, alias), cancellationToken)
            .ConfigureAwait(false);

    /// <summary>
    /// Sets properties of a group, and returns once the API has responded. To queue it instead, pass
    /// <see cref="PostHogEvent.GroupIdentify(string, string, Dictionary{string, object}, string)"/> to
    /// <see cref="Enqueue"/>.
    /// </summary>
    /// <param name="groupType">The type of the group, such as <c>company</c>. If it is blank, nothing is sent.</param>
    /// <param name="groupKey">The group's key, such as <c>acme</c>. If it is blank, nothing is sent.</param>
    /// <param name="properties">Properties of the group; they overwrite existing ones.</param>
    /// <param name="distinctId">The distinct id of the event. Null or blank, the default, means one derived from the
    /// group, such as <c>$company_acme</c>.</param>
    /// <param name="cancellationToken">Cancels the call; the event may or may not have arrived.</param>
    /// <returns>What became of the event.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<CaptureResult> GroupIdentifyAsync(
        string groupType,
        string groupKey,
        Dictionary<string, object?>? properties = null,
        string? distinctId = null,
        CancellationToken cancellationToken = default
    ) =>
        await CaptureAsync(
                PostHogEvent.GroupIdentify(groupType, groupKey, properties, distinctId),
                cancellationToken
            )
            .ConfigureAwait(false);

    /// <summary>
    /// Begins a context: until the result is disposed, everything that any client in this process captures here, and in
    /// tasks and threads started from here, gets its values. Work that continues after that does not.
    /// </summary>
    /// <param name="context">The context; it is copied. A nested context adds to the outer one, unless it is
    /// fresh.</param>
    /// <returns>An object that ends the context; dispose it in the method that began the context.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="context"/> is null.</exception>
    [SuppressMessage("Performance", "CA1822", Justification = "Where a user looks for it.")]
    public IDisposable BeginContext(PostHogContext context)
    {
        if (context is null)
        {
            throw new ArgumentNullException(nameof(context));
        }

        return context.Begin();
    }

    /// <summary>
    /// Returns the distinct id of the current context; null if there is no context or it has no id. An id is never
    /// generated or stored.
    /// </summary>
    [SuppressMessage("Performance", "CA1822", Justification = "Where a user looks for it.")]
    public string? GetDistinctId() => ContextScope.Current?.Values.DistinctId;
}
