using System.Text.Json;

namespace PostHog.Development.Tests;

/// <summary>An answer as a test reads it.</summary>
internal sealed record Reply(int Status, string Text, HttpResponseMessage Message)
{
    public string? Error => Read("error");

    /// <summary>The reason as a V1 answer gives it.</summary>
    public string? Description => Read("error_description");

    public static async Task<Reply> ReadAsync(HttpResponseMessage message) =>
        new((int)message.StatusCode, await message.Content.ReadAsStringAsync(), message);

    /// <summary>What a V1 answer says about an event, such as <c>drop invalid_options</c>.</summary>
    public string Result(int uuid)
    {
        var result = ResultsJson().GetProperty(ForV1.Uuid(uuid));
        var details = result.TryGetProperty("details", out var text) ? text.GetString() : "";
        return $"{result.GetProperty("result").GetString()} {details}".TrimEnd();
    }

    /// <summary>The results of a V1 answer, in the order of the events.</summary>
    public IEnumerable<string?> Results() =>
        ResultsJson().EnumerateObject().Select(one => one.Value.GetProperty("result").GetString());

    private JsonElement ResultsJson() =>
        JsonDocument.Parse(Text).RootElement.GetProperty("results");

    private string? Read(string member) =>
        JsonDocument.Parse(Text).RootElement.GetProperty(member).GetString();
}
