using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using PostHog.Development.Ingestion;

namespace PostHog.Development.Endpoints;

/// <summary>What endpoints that answer JSON have in common.</summary>
internal static class JsonRoutes
{
    public static JsonSerializerOptions Compact { get; } =
        new(JsonSerializerDefaults.Web)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            MaxDepth = 256,
        };

    /// <summary>Answers with an object.</summary>
    public static Answer Json<T>(T value) => new(200, JsonSerializer.Serialize(value, Compact));

    /// <summary>Reads an object from the body, and answers with what is made of it.</summary>
    public static async Task AskAsync(HttpContext context, Func<JsonElement, Answer> respond)
    {
        var answer = await BodyReader.ReadAsync(
            context,
            body => body.Refusal ?? Respond(body.Utf8, respond)
        );
        await answer.WriteAsync(context);
    }

    private static Answer Respond(ReadOnlyMemory<byte> utf8, Func<JsonElement, Answer> respond)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8);
            if (JsonUnicode.FirstBroken(utf8.Span) is not null)
            {
                return Answer.Refused(400, JsonUnicode.Problem);
            }

            return document.RootElement.ValueKind == JsonValueKind.Object
                ? respond(document.RootElement)
                : Answer.Refused(400, "the body must be a JSON object");
        }
        catch (JsonException exception)
        {
            return Answer.Refused(400, $"the body is not valid JSON: {exception.Message}");
        }
    }
}
