using System.Text.Json;
using PostHog.Development;

namespace PostHog.Compliance.Tests.Sent;

/// <summary>A request of the SDK as the server saw it.</summary>
internal sealed class SentRequest(ReceivedRequest request)
{
    /// <summary>Where flags are asked for.</summary>
    public const string FlagsPath = "/flags/?v=2";

    /// <summary>Where their definitions are loaded from.</summary>
    public const string DefinitionsPath = "/flags/definitions?token=phc_test_key&send_cohorts";

    public string Path => request.Path;

    public int? Status => request.Status;

    public DateTimeOffset ArrivedAt => request.ArrivedAt;

    public JsonElement Body => JsonDocument.Parse(request.Body).RootElement;

    public IReadOnlyList<SentEvent> Events =>
        [.. Body.GetProperty("batch").EnumerateArray().Select(one => new SentEvent(one))];

    public IEnumerable<string> Uuids => Events.Select(one => one.Uuid);

    /// <summary>How many bytes were sent.</summary>
    public long WireLength => request.WireLength;

    /// <summary>How many characters the decompressed body has.</summary>
    public int Length => request.Body.Length;

    /// <summary>A header; null when it was not sent.</summary>
    public string? Header(string name) => request.Headers.GetValueOrDefault(name);

    /// <summary>A member of the body; null when it was not sent.</summary>
    public JsonElement? Member(string name) =>
        Body.TryGetProperty(name, out var value) ? value : null;
}
