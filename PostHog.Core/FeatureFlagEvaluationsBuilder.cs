using PostHog.Flags.Model;
using PostHog.Flags.Tracking;

namespace PostHog;

/// <summary>
/// Builds a <see cref="FeatureFlagEvaluations"/> by hand, without a client and without a server, for tests and for values
/// that come from elsewhere. Reading its flags captures no events. Not thread-safe; what it builds is.
/// </summary>
/// <param name="distinctId">The distinct id of the person. Default empty.</param>
public sealed class FeatureFlagEvaluationsBuilder(string distinctId = "")
{
    private readonly Dictionary<string, FeatureFlagValue> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _groups = new(StringComparer.Ordinal);
    private readonly string _distinctId =
        distinctId ?? throw new ArgumentNullException(nameof(distinctId));
    private PostHogFailure? _failure;

    /// <summary>Sets a flag; one that was set before is replaced.</summary>
    /// <param name="key">The flag.</param>
    /// <exception cref="ArgumentNullException">The key or the value is null.</exception>
    /// <exception cref="ArgumentException">The key is blank.</exception>
    public FeatureFlagValue this[string key]
    {
        set => Set(key, value);
    }

    /// <summary>Sets a flag; one that was set before is replaced.</summary>
    /// <param name="key">The flag.</param>
    /// <param name="value">Its value: <c>true</c>, <c>false</c>, a variant, or one with a payload.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="key"/> or <paramref name="value"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="key"/> is blank.</exception>
    public FeatureFlagEvaluationsBuilder Set(string key, FeatureFlagValue value)
    {
        _values[FlagKeyCheck.Checked(key)] =
            value ?? throw new ArgumentNullException(nameof(value));
        return this;
    }

    /// <summary>Sets the group of one type that the flags were evaluated for.</summary>
    /// <param name="groupType">The type of the group, for example <c>company</c>.</param>
    /// <param name="groupKey">The group, for example <c>acme</c>.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public FeatureFlagEvaluationsBuilder WithGroup(string groupType, string groupKey)
    {
        _groups[groupType ?? throw new ArgumentNullException(nameof(groupType))] =
            groupKey ?? throw new ArgumentNullException(nameof(groupKey));
        return this;
    }

    /// <summary>Sets why other flags are missing; see <see cref="FeatureFlagEvaluations.Failure"/>.</summary>
    /// <param name="kind">The kind of failure.</param>
    /// <param name="message">One sentence that says what happened.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="message"/> is null.</exception>
    public FeatureFlagEvaluationsBuilder WithFailure(PostHogFailureKind kind, string message)
    {
        _failure = new(kind, message ?? throw new ArgumentNullException(nameof(message)));
        return this;
    }

    /// <summary>Returns the flags set so far. May be called again after further changes.</summary>
    public FeatureFlagEvaluations Build() =>
        new(
            new EvaluationMetadata(_distinctId)
            {
                Groups = new Dictionary<string, string>(_groups, StringComparer.Ordinal),
                GroupText = GroupText.Of(_groups),
                Failure = _failure,
            },
            new FlagIndex(_values.Keys),
            [.. _values.Select(value => value.Value.ToFlag(value.Key))]
        );
}
