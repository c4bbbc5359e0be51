using System.Globalization;
using PostHog.Wire;
using PostHog.Wire.Json;

namespace PostHog.Async.Testing;

/// <summary>An event that arrived at a <see cref="FakePostHog"/>. Immutable.</summary>
public sealed class FakeEvent
{
    private readonly JsonObject _json;
    private readonly Func<string> _remarks;

    internal FakeEvent(JsonObject json, Func<string> remarks)
    {
        _json = json;
        _remarks = remarks;
        Name = json.ValueOf(WireNames.Event) as string ?? "";
        Uuid = json.ValueOf(WireNames.Uuid) as string ?? "";
        var properties = json.ValueOf(WireNames.Properties) as JsonObject ?? [];
        Properties = properties;
        DistinctId =
            json.ValueOf(WireNames.DistinctId) as string
            ?? properties.ValueOf(WireNames.DistinctId) as string
            ?? "";
    }

    /// <summary>The name of the event.</summary>
    public string Name { get; }

    /// <summary>The distinct id of the person.</summary>
    public string DistinctId { get; }

    /// <summary>The uuid of the event.</summary>
    public string Uuid { get; }

    /// <summary>
    /// The properties, with those that the library adds. Numbers are <see cref="long"/>, <see cref="double"/> or
    /// <see cref="decimal"/>, objects dictionaries, and arrays <c>object?[]</c>.
    /// </summary>
    public IReadOnlyDictionary<string, object?> Properties { get; }

    /// <summary>Whether it says that it has no person, in the way of either capture mode.</summary>
    internal bool IsPersonless =>
        Properties.TryGetValue(WireNames.ProcessPersonProfile, out var property)
            && property is false
        || _json.ValueOf(WireNames.Options) is JsonObject options
            && options.ValueOf(WireNames.ProcessPersonProfileOption) is false;

    /// <summary>The event as JSON, as it arrived.</summary>
    public string Json => JsonTree.ToJson(_json);

    /// <summary>What rules of flags threw, which may be why an expectation is not met; a blank before it.</summary>
    internal string Remarks => _remarks();

    /// <summary>Checks whose event this is.</summary>
    /// <param name="distinctId">The expected distinct id.</param>
    /// <returns>This event.</returns>
    /// <exception cref="PostHogAssertionException">It is another person's.</exception>
    public FakeEvent For(string distinctId) =>
        string.Equals(DistinctId, distinctId, StringComparison.Ordinal)
            ? this
            : throw new PostHogAssertionException(
                $"The event '{Name}' is for '{DistinctId}', not for '{distinctId}'.{Remarks}"
            );

    /// <summary>Checks a property.</summary>
    /// <param name="property">The name of the property.</param>
    /// <param name="value">The expected value; numbers are equal if their values are.</param>
    /// <returns>This event.</returns>
    /// <exception cref="PostHogAssertionException">The property is missing or has another value.</exception>
    public FakeEvent With(string property, object? value)
    {
        if (!Properties.TryGetValue(property, out var found))
        {
            throw new PostHogAssertionException(
                value is null
                    ? $"The event '{Name}' has no property '{property}', because clients do not send those that are null. To expect that, call Without.{Remarks}"
                    : $"The event '{Name}' has no property '{property}'.{Nearest.To(property, Properties.Keys, "property")}{Remarks}"
            );
        }

        return string.Equals(
            PropertyText.Of(found),
            PropertyText.Of(value),
            StringComparison.Ordinal
        )
            ? this
            : throw new PostHogAssertionException(
                $"The property '{property}' of the event '{Name}' is {PropertyText.Of(found)}, not {PropertyText.Of(value)}.{Remarks}"
            );
    }

    /// <summary>Checks that a property is missing.</summary>
    /// <param name="property">The name of the property.</param>
    /// <returns>This event.</returns>
    /// <exception cref="PostHogAssertionException">The event has the property.</exception>
    public FakeEvent Without(string property) =>
        Properties.TryGetValue(property, out var found)
            ? throw new PostHogAssertionException(
                $"The event '{Name}' has the property '{property}', {PropertyText.Of(found)}, which was not expected.{Remarks}"
            )
            : this;

    /// <summary>Returns name and distinct id on one line.</summary>
    public override string ToString() =>
        string.Format(CultureInfo.InvariantCulture, "'{0}' for '{1}'", Name, DistinctId);
}
