using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PostHog.Development.Faults;
using PostHog.Development.Flags;
using PostHog.Development.Hosting;
using PostHog.Development.Ingestion;
using PostHog.Development.Ingestion.Browser;
using PostHog.Development.Ingestion.V0;
using PostHog.Development.Recording;
using PostHog.Development.Security;

namespace PostHog.Development.Endpoints;

/// <summary>
/// <c>/flags/</c>: the flags of one person; <c>/decide/</c>: the same as older libraries for browsers ask for it. Plays the faults
/// that were injected.
/// </summary>
internal static class FlagsEndpoint
{
    private const string Path = "/flags/";
    private const string OldPath = "/decide";
    private const string QuotaLimited =
        """{"flags":{},"errorsWhileComputingFlags":false,"quotaLimited":["feature_flags"]}""";

    public static void Map(IEndpointRouteBuilder routes, ServerState state, FaultPlayer player)
    {
        routes.MapPost(Path, context => AskAsync(context, state, player));
        routes.MapGet(Path, context => AskAsync(context, state, player));
        routes.MapPost(OldPath, context => AskAsync(context, state, player));
    }

    private static async Task AskAsync(HttpContext context, ServerState state, FaultPlayer player)
    {
        var usual = await BodyReader.ReadAsync(
            context,
            (encoding, wire) => BrowserBody.Unpack(context.Request, encoding, wire),
            body => body.Refusal ?? Answer(context.Request, body.Utf8, state)
        );
        await (
            Choose(context, state) is { } fault
                ? player.PlayAsync(context, fault, Alter(usual, fault))
                : usual.WriteAsync(context)
        );
    }

    private static Fault? Choose(HttpContext context, ServerState state)
    {
        var fault = state.Faults.TakeNext(settlesEvents: false) ?? state.Lasting.Slowness;
        context.Features.Get<RequestEntry>()?.RecordBatch(batch: null, fault?.Describe());
        return fault;
    }

    private static Answer Alter(Answer usual, Fault fault)
    {
        var status = fault.Status ?? usual.Status;
        var altered = status is >= 200 and <= 299
            ? usual with
            {
                Status = status,
            }
            : Ingestion.Answer.Refused(status, "a scripted fault of the dev server");
        return fault.Body is { } text ? altered with { Text = text } : altered;
    }

    private static Answer Answer(HttpRequest request, ReadOnlyMemory<byte> utf8, ServerState state)
    {
        if (state.Lasting.Current.QuotaLimitedFlags)
        {
            return new Answer(200, QuotaLimited, "the quota of flags is used up");
        }

        if (HttpMethods.IsGet(request.Method))
        {
            return new Answer(200, state.Flags.Current.Answer(keys: null).ToJsonString());
        }

        try
        {
            using var document = JsonDocument.Parse(utf8);
            return JsonUnicode.FirstBroken(utf8.Span) is null
                ? Answer(request, document.RootElement, state)
                : Ingestion.Answer.Refused(400, JsonUnicode.Problem);
        }
        catch (JsonException exception)
        {
            return Ingestion.Answer.Refused(
                400,
                $"the body is not valid JSON: {exception.Message}"
            );
        }
    }

    private static Answer Answer(HttpRequest request, JsonElement question, ServerState state)
    {
        if (
            TextOf(question, "token") is not { Length: > 0 }
            && TextOf(question, "api_key") is not { Length: > 0 }
        )
        {
            return Ingestion.Answer.Refused(401, "token: the project token is missing");
        }

        if (TextOf(question, "distinct_id") is not { Length: > 0 })
        {
            var problem = EventShape.FindProblemOfText(question, "distinct_id");
            return Ingestion.Answer.Refused(400, problem ?? "\"distinct_id\" is blank");
        }

        var isBrowser = RequestOrigin.Find(request) is not OriginKind.NoBrowser;
        var answer = state.Flags.Current.Answer(
            KeysOf(question),
            FlagQuestion.Read(question, state.Viewer),
            isBrowser
        );
        return new Answer(
            200,
            request.Path.StartsWithSegments(OldPath, StringComparison.OrdinalIgnoreCase)
                ? DecideAnswer.Of(answer, RemoteConfigEndpoint.ConfigAsJson()).ToJsonString()
                : answer.ToJsonString()
        );
    }

    private static string? TextOf(JsonElement question, string member) =>
        question.ValueKind == JsonValueKind.Object ? JsonText.Read(question, member) : null;

    private static List<string>? KeysOf(JsonElement question) =>
        question.TryFind("flag_keys_to_evaluate", out var keys)
        && keys.ValueKind == JsonValueKind.Array
            ? [.. keys.EnumerateArray().Select(key => JsonText.Read(key) ?? "")]
            : null;
}
