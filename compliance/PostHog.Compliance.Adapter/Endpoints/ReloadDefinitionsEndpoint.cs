using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Newtonsoft.Json.Linq;
using PostHog.Compliance.Sessions;

namespace PostHog.Compliance.Endpoints;

/// <summary>
/// <c>POST /reload_feature_flag_definitions</c>: loads the definitions of flags anew, whole, and says whether that went well.
/// </summary>
internal static class ReloadDefinitionsEndpoint
{
    private const int DefaultTimeout = 5_000;
    private const int LongestTimeout = 30_000;

    public static void Map(IEndpointRouteBuilder routes, SessionRegistry sessions) =>
        routes.MapSessionCall(
            HttpMethods.Post,
            "/reload_feature_flag_definitions",
            sessions,
            async (session, call) =>
            {
                var timeout = call.Read<int?>("timeout_ms") ?? DefaultTimeout;
                return timeout is < 1 or > LongestTimeout
                    ? Reply.Mistake($"timeout_ms must be from 1 to {LongestTimeout}")
                    : Reply.Of(await ReloadAsync(session, timeout, call.Aborted));
            }
        );

    private static async Task<JObject> ReloadAsync(
        TestSession session,
        int timeout,
        CancellationToken aborted
    )
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        patience.CancelAfter(timeout);
        try
        {
            return Describe(await session.Sdk.ReloadDefinitionsAsync(patience.Token));
        }
        catch (OperationCanceledException)
        {
            return Describe(session.Sdk.LocalEvaluation, $"No definitions within {timeout} ms.");
        }
    }

    private static JObject Describe(LocalEvaluationStatus status, string? problem = null)
    {
        problem ??= status switch
        {
            { IsEnabled: false } => "There is no personal_api_key.",
            { LastFailure: { } failure } => failure.ToString(),
            _ => null,
        };
        return new JObject
        {
            ["success"] = problem is null && status.IsReady,
            ["ready"] = status.IsReady,
            ["error"] = problem,
        };
    }
}
