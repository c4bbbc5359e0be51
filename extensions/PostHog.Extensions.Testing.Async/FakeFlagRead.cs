using PostHog.Wire;

namespace PostHog.Async.Testing;

/// <summary>
/// The first read of a flag that a client reported to a <see cref="FakePostHog"/> by the event
/// <c>$feature_flag_called</c>, which experiments count. Immutable.
/// </summary>
public sealed class FakeFlagRead
{
    internal FakeFlagRead(FakeEvent source)
    {
        Event = source;
        Key = ValueOf(WireNames.FlagProperty) as string ?? "";
        Value = ValueOf(WireNames.FlagResponse);
    }

    /// <summary>The flag.</summary>
    public string Key { get; }

    /// <summary>The person.</summary>
    public string DistinctId => Event.DistinctId;

    /// <summary>The value: true, false or the variant as text; null if the flag did not exist.</summary>
    public object? Value { get; }

    /// <summary>The event.</summary>
    public FakeEvent Event { get; }

    /// <summary>Checks who read the flag.</summary>
    /// <param name="distinctId">The expected distinct id.</param>
    /// <returns>This read.</returns>
    /// <exception cref="PostHogAssertionException">It is another person's.</exception>
    public FakeFlagRead For(string distinctId) =>
        string.Equals(DistinctId, distinctId, StringComparison.Ordinal)
            ? this
            : throw new PostHogAssertionException(
                $"The flag '{Key}' was read for '{DistinctId}', not for '{distinctId}'.{Event.Remarks}"
            );

    /// <summary>Checks the value that was read.</summary>
    /// <param name="value">True, false or a variant; null if the flag did not exist.</param>
    /// <returns>This read.</returns>
    /// <exception cref="PostHogAssertionException">It is another.</exception>
    public FakeFlagRead WithValue(object? value) =>
        Equals(Value, value)
            ? this
            : throw new PostHogAssertionException(
                $"The flag '{Key}' was read as {PropertyText.Of(Value)}, not as {PropertyText.Of(value)}.{Event.Remarks}"
            );

    /// <summary>Returns flag, value and distinct id on one line.</summary>
    public override string ToString() => $"'{Key}' as {PropertyText.Of(Value)} for '{DistinctId}'";

    private object? ValueOf(string property) =>
        Event.Properties.TryGetValue(property, out var value) ? value : null;
}
