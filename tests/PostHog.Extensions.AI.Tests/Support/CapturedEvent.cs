using System.Text.Json;
using PostHog.Development;

namespace PostHog.Extensions.AI.Tests.Support;

/// <summary>An AI event as it arrived at the server.</summary>
internal sealed class CapturedEvent(ReceivedEvent received)
{
    private readonly JsonElement _properties = received.Json.GetProperty("properties");

    public string Name => received.Name;

    public string DistinctId => received.DistinctId;

    public string Path => received.Path;

    /// <summary>The whole event.</summary>
    public string Json => received.Json.GetRawText();

    public bool Has(string property) => _properties.TryGetProperty(property, out _);

    /// <summary>A property as JSON; null if the event does not have it.</summary>
    public string? Raw(string property) =>
        _properties.TryGetProperty(property, out var value) ? value.GetRawText() : null;

    /// <summary>A property that is a text; null if the event does not have it.</summary>
    public string? Text(string property) =>
        _properties.TryGetProperty(property, out var value) ? value.GetString() : null;

    public JsonElement this[string property] => _properties.GetProperty(property);
}
