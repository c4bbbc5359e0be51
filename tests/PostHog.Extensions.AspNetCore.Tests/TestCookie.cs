using System.Text.Json;

namespace PostHog.Extensions.AspNetCore.Tests;

/// <summary>The cookies of PostHog's browser library.</summary>
internal static class TestCookie
{
    public const string Name = $"ph_{TestApp.Token}_posthog";

    public const string Consent = $"__ph_opt_in_out_{TestApp.Token}";

    public static string For(
        string distinctId,
        string session = "session",
        DateTimeOffset? active = null,
        string state = "anonymous"
    )
    {
        var time = (active ?? DateTimeOffset.UtcNow).ToUnixTimeMilliseconds();
        var json = JsonSerializer.Serialize(
            new Dictionary<string, object>
            {
                ["distinct_id"] = distinctId,
                ["$device_id"] = "device",
                ["$user_state"] = state,
                ["$sesid"] = new object[] { time, session, time },
            }
        );
        return $"{Name}={Uri.EscapeDataString(json)}";
    }
}
