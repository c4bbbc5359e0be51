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
    /// Tells PostHog who a person is, and returns once the API answered. To queue it instead, hand
    /// <see cref="PostHogEvent.Identify"/> to <see cref="Enqueue"/>.
    /// </summary>
    /// <param name="distinctId">The person's id. With a blank one nothing is sent.</param>
    /// <param name="set">Properties of the person; they replace what was set before.</param>
    /// <param name="setOnce">Properties that are set only if the person does not have them yet.</param>
    /// <param name="cancellationToken">Ends the call early; the event may or may not have arrived then.</param>
    /// <returns>What became of the event.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<CaptureResult> IdentifyAsync(
        string distinctId,
        Dictionary<string, object?>? set = null,
        Dictionary<string, object?>? setOnce = null,
        CancellationToken cancellationToken = default
    ) =>
        await CaptureAsync(PostHogEvent.Identify(distinctId, set, setOnce), cancellationToken)
            .ConfigureAwait(false);

    /// <summary>
    /// Sets properties of a person, and returns once the API answered. To queue it instead, hand
    /// <see cref="PostHogEvent.SetPersonProperties"/> to <see cref="Enqueue"/>.
    /// </summary>
    /// <param name="distinctId">The person's id. With a blank one nothing is sent.</param>
    /// <param name="set">Properties of the person; they replace what was set before.</param>
    /// <param name="setOnce">Properties that are set only if the person does not have them yet.</param>
    /// <param name="cancellationToken">Ends the call early; the event may or may not have arrived then.</param>
    /// <returns>What became of the event; with nothing to set nothing is sent.</returns>
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
    /// Gives a person a second id, and returns once the API answered. To queue it instead, hand
    /// <see cref="PostHogEvent.Alias"/> to <see cref="Enqueue"/>.
    /// </summary>
    /// <param name="distinctId">The id the person is known by. With a blank one nothing is sent.</param>
    /// <param name="alias">The second id. With a blank one nothing is sent.</param>
    /// <param name="cancellationToken">Ends the call early; the event may or may not have arrived then.</param>
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
    /// Sets properties of a group, and returns once the API answered. To queue it instead, hand
    /// <see cref="PostHogEvent.GroupIdentify"/> to <see cref="Enqueue"/>.
    /// </summary>
    /// <param name="groupType">The type of the group, such as <c>company</c>. With a blank one nothing is sent.</param>
    /// <param name="groupKey">The group's key, such as <c>acme</c>. With a blank one nothing is sent.</param>
    /// <param name="properties">Properties of the group; they replace what was set before.</param>
    /// <param name="distinctId">Whom the event is about. Null or blank, the default, means the group itself, as <c>$company_acme</c>.</param>
    /// <param name="cancellationToken">Ends the call early; the event may or may not have arrived then.</param>
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
    /// Begins a context for the work at hand: from here on, until the result is disposed, everything captured here and in what
    /// is started from here gets its values, by every client of this process. Work that goes on after that does not.
    /// </summary>
    /// <param name="context">The context, copied at this moment. Inside another one it adds to it, unless it is fresh.</param>
    /// <returns>The context's end: dispose it in the method that began it.</returns>
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
    /// Returns the distinct id of the context that is begun; null when none is, or when it names nobody. No id is ever made up
    /// or kept.
    /// </summary>
    [SuppressMessage("Performance", "CA1822", Justification = "Where a user looks for it.")]
    public string? GetDistinctId() => ContextScope.Current?.Values.DistinctId;
}
