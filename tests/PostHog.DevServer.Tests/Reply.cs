using System.Text.Json;

namespace PostHog.Development.Tests;

/// <summary>An answer as a test reads it.</summary>
internal sealed record Reply(int Status, string Text, HttpResponseMessage Message)
{
    public string? Error => JsonDocument.Parse(Text).RootElement.GetProperty("error").GetString();

    public static async Task<Reply> ReadAsync(HttpResponseMessage message) =>
        new((int)message.StatusCode, await message.Content.ReadAsStringAsync(), message);
}
