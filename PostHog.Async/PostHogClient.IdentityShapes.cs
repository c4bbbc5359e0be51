using System.Collections;
using System.Runtime.InteropServices;
using PostHog.Capture.Values;

namespace PostHog.Async;

public sealed partial class PostHogClient
{
    /// <summary>
    /// Tells PostHog who a person is, with properties in any shape, and returns once the API has responded.
    /// </summary>
    /// <param name="distinctId">The person's id. Null or blank, the default, means the person of the context; without
    /// one the event gets a new id and is personless.</param>
    /// <param name="set">Properties of the person; they overwrite existing ones. Any dictionary, such as an
    /// <see cref="IReadOnlyDictionary{TKey, TValue}"/> or a <see cref="Hashtable"/>, or a sequence of pairs.</param>
    /// <param name="setOnce">Properties to set only if the person does not have them, also in any shape.</param>
    /// <param name="cancellationToken">Cancels the call; the event may or may not have arrived.</param>
    /// <returns>What became of the event.</returns>
    /// <exception cref="ArgumentException">The properties have no names, or are headers, cookies or a
    /// connection string.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<CaptureResult> IdentifyAsync(
        [Optional] string? distinctId,
        IEnumerable? set,
        IEnumerable? setOnce = null,
        CancellationToken cancellationToken = default
    ) =>
        await CaptureAsync(PostHogEvent.Identify(distinctId, set, setOnce), cancellationToken)
            .ConfigureAwait(false);

    /// <summary>
    /// Tells PostHog who a person is, with initial properties in any shape, and returns once the API has responded.
    /// </summary>
    /// <param name="distinctId">The person's id. Null or blank, the default, means the person of the context; without
    /// one the event gets a new id and is personless.</param>
    /// <param name="set">Properties of the person; they overwrite existing ones. Null, the default, for none.</param>
    /// <param name="setOnce">Properties to set only if the person does not have them. Any dictionary, such as an
    /// <see cref="IReadOnlyDictionary{TKey, TValue}"/> or a <see cref="Hashtable"/>, or a sequence of pairs.</param>
    /// <param name="cancellationToken">Cancels the call; the event may or may not have arrived.</param>
    /// <returns>What became of the event.</returns>
    /// <exception cref="ArgumentException">The properties have no names, or are headers, cookies or a
    /// connection string.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<CaptureResult> IdentifyAsync(
        [Optional] string? distinctId,
        [Optional] Dictionary<string, object?>? set,
        IEnumerable? setOnce,
        CancellationToken cancellationToken = default
    ) =>
        await CaptureAsync(PostHogEvent.Identify(distinctId, set, setOnce), cancellationToken)
            .ConfigureAwait(false);

    /// <summary>Sets properties of a person, in any shape, and returns once the API has responded.</summary>
    /// <param name="distinctId">The person's id. If it is blank, nothing is sent.</param>
    /// <param name="set">Properties of the person; they overwrite existing ones. Any dictionary, such as an
    /// <see cref="IReadOnlyDictionary{TKey, TValue}"/> or a <see cref="Hashtable"/>, or a sequence of pairs.</param>
    /// <param name="setOnce">Properties to set only if the person does not have them, also in any shape.</param>
    /// <param name="cancellationToken">Cancels the call; the event may or may not have arrived.</param>
    /// <returns>What became of the event; if there is nothing to set, nothing is sent.</returns>
    /// <exception cref="ArgumentException">The properties have no names, or are headers, cookies or a
    /// connection string.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<CaptureResult> SetPersonPropertiesAsync(
        string distinctId,
        IEnumerable? set,
        IEnumerable? setOnce = null,
        CancellationToken cancellationToken = default
    ) =>
        await CaptureAsync(
                PostHogEvent.SetPersonProperties(distinctId, set, setOnce),
                cancellationToken
            )
            .ConfigureAwait(false);

    /// <summary>Sets initial properties of a person, in any shape, and returns once the API has responded.</summary>
    /// <param name="distinctId">The person's id. If it is blank, nothing is sent.</param>
    /// <param name="set">Properties of the person; they overwrite existing ones. Null, the default, for none.</param>
    /// <param name="setOnce">Properties to set only if the person does not have them. Any dictionary, such as an
    /// <see cref="IReadOnlyDictionary{TKey, TValue}"/> or a <see cref="Hashtable"/>, or a sequence of pairs.</param>
    /// <param name="cancellationToken">Cancels the call; the event may or may not have arrived.</param>
    /// <returns>What became of the event; if there is nothing to set, nothing is sent.</returns>
    /// <exception cref="ArgumentException">The properties have no names, or are headers, cookies or a
    /// connection string.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<CaptureResult> SetPersonPropertiesAsync(
        string distinctId,
        [Optional] Dictionary<string, object?>? set,
        IEnumerable? setOnce,
        CancellationToken cancellationToken = default
    ) =>
        await CaptureAsync(
                PostHogEvent.SetPersonProperties(distinctId, set, setOnce),
                cancellationToken
            )
            .ConfigureAwait(false);

    /// <summary>Sets properties of a group, in any shape, and returns once the API has responded.</summary>
    /// <param name="groupType">The type of the group, such as <c>company</c>. If it is blank, nothing is sent.</param>
    /// <param name="groupKey">The group's key, such as <c>acme</c>. If it is blank, nothing is sent.</param>
    /// <param name="properties">Properties of the group; they overwrite existing ones. Any dictionary, such as an
    /// <see cref="IReadOnlyDictionary{TKey, TValue}"/> or a <see cref="Hashtable"/>, or a sequence of pairs.</param>
    /// <param name="distinctId">The distinct id of the event. Null or blank, the default, means one derived from the
    /// group, such as <c>$company_acme</c>.</param>
    /// <param name="cancellationToken">Cancels the call; the event may or may not have arrived.</param>
    /// <returns>What became of the event.</returns>
    /// <exception cref="ArgumentException">The properties have no names, or are headers, cookies or a
    /// connection string.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<CaptureResult> GroupIdentifyAsync(
        string groupType,
        string groupKey,
        IEnumerable? properties,
        string? distinctId = null,
        CancellationToken cancellationToken = default
    ) =>
        await CaptureAsync(
                PostHogEvent.GroupIdentify(groupType, groupKey, properties, distinctId),
                cancellationToken
            )
            .ConfigureAwait(false);

    /// <summary>
    /// Sets person properties, in any shape, for all later flag evaluations; see
    /// <see cref="SetPersonPropertiesForFlags(IEnumerable{KeyValuePair{string, object}})"/>.
    /// </summary>
    /// <param name="properties">Any dictionary, such as a <see cref="Hashtable"/>. Its values are copied.</param>
    /// <exception cref="ArgumentNullException"><paramref name="properties"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="properties"/> has no names, or is of a type that often
    /// contains credentials, such as headers.</exception>
    public void SetPersonPropertiesForFlags(IEnumerable properties) =>
        SetPersonPropertiesForFlags(NamedValues.Of(properties, nameof(properties)));

    /// <summary>
    /// Sets properties of the groups of one type, in any shape, for all later flag evaluations; see
    /// <see cref="SetGroupPropertiesForFlags(string, IEnumerable{KeyValuePair{string, object}})"/>.
    /// </summary>
    /// <param name="groupType">The type of the groups, for example <c>company</c>. A blank one is ignored, with a
    /// warning in the log.</param>
    /// <param name="properties">Any dictionary, such as a <see cref="Hashtable"/>. Its values are copied.</param>
    /// <exception cref="ArgumentNullException"><paramref name="properties"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="properties"/> has no names, or is of a type that often
    /// contains credentials, such as headers.</exception>
    public void SetGroupPropertiesForFlags(string groupType, IEnumerable properties) =>
        SetGroupPropertiesForFlags(groupType, NamedValues.Of(properties, nameof(properties)));

    /// <summary>
    /// Sets the group of one type, and its properties in any shape, for all later flag evaluations; see
    /// <see cref="SetGroupPropertiesForFlags(string, string, IEnumerable{KeyValuePair{string, object}})"/>.
    /// </summary>
    /// <param name="groupType">The type of the group, for example <c>company</c>. A blank one is ignored, with a
    /// warning in the log.</param>
    /// <param name="groupKey">The group, for example <c>acme</c>.</param>
    /// <param name="properties">Any dictionary, such as a <see cref="Hashtable"/>. Its values are copied.</param>
    /// <exception cref="ArgumentNullException"><paramref name="groupKey"/> or <paramref name="properties"/> is
    /// null.</exception>
    /// <exception cref="ArgumentException"><paramref name="properties"/> has no names, or is of a type that often
    /// contains credentials, such as headers.</exception>
    public void SetGroupPropertiesForFlags(
        string groupType,
        string groupKey,
        IEnumerable properties
    ) =>
        SetGroupPropertiesForFlags(
            groupType,
            groupKey,
            NamedValues.Of(properties, nameof(properties))
        );
}
