using System.Text.Json;
using Microsoft.AspNetCore.Http;
using PostHog.Context;

namespace PostHog.Extensions.AspNetCore.Requests;

/// <summary>
/// Reads the cookies of PostHog's browser library. A cookie that is malformed or unusually large counts as absent.
/// </summary>
internal sealed class BrowserCookie(string token, TimeProvider time)
{
    // Browsers store up to 4096 bytes.
    private const int MaxLength = 8192;

    // After a longer pause the browser starts another session.
    private static readonly TimeSpan SessionPause = TimeSpan.FromMinutes(30);

    private readonly string _name =
        $"ph_{token.Replace("+", "PL", StringComparison.Ordinal).Replace("/", "SL", StringComparison.Ordinal).Replace("=", "EQ", StringComparison.Ordinal)}_posthog";

    private readonly string _consent = $"__ph_opt_in_out_{token}";

    /// <summary>Whether the visitor has opted out.</summary>
    public bool IsOptedOut(IRequestCookieCollection cookies) =>
        cookies.TryGetValue(_consent, out var consent)
        && consent.Trim().ToUpperInvariant() is "0" or "FALSE" or "NO" or "N" or "F" or "OFF";

    /// <summary>Returns what the cookie says of the visitor.</summary>
    public BrowserIdentity Read(IRequestCookieCollection cookies)
    {
        if (!cookies.TryGetValue(_name, out var text) || text.Length is 0 or > MaxLength)
        {
            return BrowserIdentity.None;
        }

        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.ValueKind == JsonValueKind.Object
                ? Of(json.RootElement)
                : BrowserIdentity.None;
        }
        catch (JsonException)
        {
            return BrowserIdentity.None;
        }
        catch (InvalidOperationException)
        {
            // A string with half a character.
            return BrowserIdentity.None;
        }
    }

    private BrowserIdentity Of(JsonElement visitor) =>
        new(
            Headers: null,
            Cookie: TextOf(visitor, "distinct_id"),
            SessionOf(visitor),
            TextOf(visitor, "$device_id"),
            WindowId: null,
            TextOf(visitor, "$user_state") == "identified"
        );

    // The time of the last activity, the id, the time of the start.
    private string? SessionOf(JsonElement visitor)
    {
        if (
            !visitor.TryGetProperty("$sesid", out var session)
            || session.ValueKind != JsonValueKind.Array
            || session.GetArrayLength() < 2
            || session[0].ValueKind != JsonValueKind.Number
            || !session[0].TryGetDouble(out var active)
            || session[1].ValueKind != JsonValueKind.String
        )
        {
            return null;
        }

        var pause = time.GetUtcNow().ToUnixTimeMilliseconds() - active;
        return pause < SessionPause.TotalMilliseconds
            ? TracingHeaders.Clean(session[1].GetString())
            : null;
    }

    private static string? TextOf(JsonElement visitor, string name) =>
        visitor.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? TracingHeaders.Clean(value.GetString())
            : null;
}
