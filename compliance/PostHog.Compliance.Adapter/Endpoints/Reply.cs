using Microsoft.AspNetCore.Http;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace PostHog.Compliance.Endpoints;

/// <summary>What the harness is answered.</summary>
/// <param name="Status">The HTTP status; anything but success fails the harness's test.</param>
/// <param name="Body">The body.</param>
internal sealed record Reply(int Status, JObject Body)
{
    /// <summary>It was done, and nothing else is to be said.</summary>
    public static Reply Done => Of(new JObject { ["success"] = true });

    /// <summary>The SDK answered.</summary>
    public static Reply Of(JObject body) => new(StatusCodes.Status200OK, body);

    /// <summary>The SDK declined.</summary>
    public static Reply Declined(string? reason) =>
        Of(new JObject { ["success"] = false, ["error"] = reason });

    /// <summary>The harness asked for something that makes no sense.</summary>
    public static Reply Mistake(string reason) =>
        new(
            StatusCodes.Status400BadRequest,
            new JObject { ["success"] = false, ["error"] = reason }
        );

    public async Task WriteAsync(HttpResponse response)
    {
        response.StatusCode = Status;
        response.ContentType = "application/json";
        await response.WriteAsync(Body.ToString(Formatting.None));
    }
}
