using System.Net.Http.Headers;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using PostHog.Compliance.Sdk;
using PostHog.Compliance.Sessions;

namespace PostHog.Compliance.Endpoints;

/// <summary>The adapter's own request to <c>/flags</c>, while the SDK has none.</summary>
internal static class FlagQuery
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Returns the answer; null when there is none to be had.</summary>
    public static async Task<JObject?> AskAsync(TestSession session, Call call)
    {
        using var client = new HttpClient(session.Handler, disposeHandler: false)
        {
            Timeout = Patience,
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, Locate(session.Options.Host))
        {
            Content = new StringContent(
                Write(session.Options, call).ToString(Formatting.None),
                Encoding.UTF8,
                "application/json"
            ),
        };
        request.Headers.UserAgent.Add(
            new ProductInfoHeaderValue(SdkIdentity.Name, SdkIdentity.Version)
        );
        try
        {
            using var response = await client.SendAsync(request, call.Aborted);
            var text = await response.Content.ReadAsStringAsync(call.Aborted);
            return response.IsSuccessStatusCode ? JObject.Parse(text) : null;
        }
        catch (Exception fault)
            when (fault is HttpRequestException or OperationCanceledException or JsonException)
        {
            return null;
        }
    }

    private static string Locate(string? host) => $"{host?.Trim().TrimEnd('/')}/flags/?v=2";

    private static JObject Write(PostHogOptions options, Call call) =>
        new()
        {
            ["token"] = options.ProjectToken,
            ["distinct_id"] = call.Read<string>("distinct_id"),
            ["person_properties"] = call.ReadObject("person_properties"),
            ["groups"] = call.ReadObject("groups"),
            ["group_properties"] = call.ReadObject("group_properties"),
            ["geoip_disable"] = call.Read<bool?>("disable_geoip") ?? options.DisableGeoIP,
            ["flag_keys_to_evaluate"] = new JArray(call.Read<string>("key") ?? ""),
            ["evaluation_runtime"] = "server",
        };
}
