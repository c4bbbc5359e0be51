using Newtonsoft.Json.Linq;

namespace PostHog.Compliance.Endpoints;

/// <summary>A request of the harness.</summary>
/// <param name="TestId">Which of the tests that run side by side asks; empty when they run one by one.</param>
/// <param name="Body">What it says; empty when it says nothing.</param>
/// <param name="Aborted">Cancelled when the harness hangs up.</param>
internal sealed record Call(string TestId, JObject Body, CancellationToken Aborted)
{
    /// <summary>Returns a member, or null where it is missing or null.</summary>
    public T? Read<T>(string member) =>
        Body[member] is { Type: not JTokenType.Null } value ? value.Value<T>() : default;

    /// <summary>Returns the members of an object, none where it is missing or null.</summary>
    public JObject ReadObject(string member) => Body[member] as JObject ?? [];
}
