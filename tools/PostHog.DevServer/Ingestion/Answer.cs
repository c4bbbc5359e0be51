using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using PostHog.Development.Recording;

namespace PostHog.Development.Ingestion;

/// <summary>What is answered to a request, and, when it is refused, why.</summary>
internal sealed record Answer(int Status, string Text, string? Problem = null)
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The media type; null for JSON or text, as the text says.</summary>
    public string? ContentType { get; init; }

    public static Answer Accepted { get; } = new(StatusCodes.Status200OK, """{"status":1}""");

    public static Answer NoContent { get; } = new(StatusCodes.Status204NoContent, "");

    public static Answer Refused(int status, string problem) =>
        new(status, $$"""{"error":{{Quote(problem)}}}""", problem);

    public static string Quote(string text) => JsonSerializer.Serialize(text, Readable);

    /// <summary>Sends the answer.</summary>
    public async Task WriteAsync(HttpContext context)
    {
        var utf8 = Prepare(context);
        await context.Response.StartAsync(context.RequestAborted);
        await WriteBodyAsync(context, utf8);
    }

    /// <summary>Sends a body. Writing even nothing to an answer that has none costs the connection.</summary>
    public static async Task WriteBodyAsync(HttpContext context, ReadOnlyMemory<byte> utf8)
    {
        if (!utf8.IsEmpty)
        {
            await context.Response.Body.WriteAsync(utf8, context.RequestAborted);
        }
    }

    /// <summary>Sets status and headers; what it returns is the body still to be sent.</summary>
    /// <param name="context">The request being answered.</param>
    /// <param name="announcedExtra">Bytes that <c>Content-Length</c> promises and nobody sends.</param>
    public ReadOnlyMemory<byte> Prepare(HttpContext context, int announcedExtra = 0)
    {
        context.Features.Get<RequestEntry>()?.RecordAnswer(Problem, Text);
        context.Response.StatusCode = Status;
        if (Status is 204 or 205 or 304)
        {
            return default;
        }

        var utf8 = Encoding.UTF8.GetBytes(Text);
        context.Response.ContentType =
            ContentType ?? (LooksLikeJson ? "application/json" : "text/plain; charset=utf-8");
        context.Response.ContentLength = utf8.Length + announcedExtra;
        return utf8;
    }

    private bool LooksLikeJson => Text.TrimStart() is ['{' or '[', ..];
}
