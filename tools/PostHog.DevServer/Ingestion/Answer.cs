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

    public static Answer Accepted { get; } = new(StatusCodes.Status200OK, """{"status":1}""");

    public static Answer NoContent { get; } = new(StatusCodes.Status204NoContent, "");

    public bool IsSuccess => Status is >= 200 and <= 299;

    public static Answer Refused(int status, string problem)
    {
        var text = JsonSerializer.Serialize(problem, Readable);
        return new Answer(status, $$"""{"error":{{text}}}""", problem);
    }

    public static Answer Scripted(int status) =>
        status is >= 200 and <= 299
            ? Accepted with
            {
                Status = status,
            }
            : Refused(status, "a scripted fault of the dev server");

    /// <summary>Sends the answer; with extra bytes announced it ends before its client expects.</summary>
    /// <param name="context">The request being answered.</param>
    /// <param name="announcedExtra">Bytes that <c>Content-Length</c> promises and nobody sends.</param>
    public async Task WriteAsync(HttpContext context, int announcedExtra = 0)
    {
        context.Features.Get<RequestEntry>()?.RecordProblem(Problem);
        context.Response.StatusCode = Status;
        if (Status is 204 or 205 or 304)
        {
            return;
        }

        var utf8 = Encoding.UTF8.GetBytes(Text);
        context.Response.ContentType = LooksLikeJson
            ? "application/json"
            : "text/plain; charset=utf-8";
        context.Response.ContentLength = utf8.Length + announcedExtra;
        await context.Response.StartAsync(context.RequestAborted);
        await context.Response.Body.WriteAsync(utf8, context.RequestAborted);
    }

    private bool LooksLikeJson => Text.TrimStart() is ['{' or '[', ..];
}
