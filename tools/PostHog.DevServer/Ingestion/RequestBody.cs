using Microsoft.AspNetCore.Http;

namespace PostHog.Development.Ingestion;

/// <summary>The bytes of a body, decompressed, or the answer to one that could not be read.</summary>
internal readonly record struct RequestBody(ReadOnlyMemory<byte> Utf8, Answer? Refusal)
{
    /// <summary>The largest body, on the wire and decompressed: 20 MiB.</summary>
    public const int MaxLength = 20 * 1024 * 1024;

    public static RequestBody TooLarge { get; } =
        Refused(StatusCodes.Status413PayloadTooLarge, $"the body is larger than {MaxLength} bytes");

    public static RequestBody TooMany { get; } =
        Refused(
            StatusCodes.Status413PayloadTooLarge,
            $"the body has more than {DocumentSize.Most} names and values: send fewer events at once"
        );

    public static RequestBody Busy { get; } =
        Refused(
            StatusCodes.Status503ServiceUnavailable,
            "too many large bodies are arriving at once: send it again"
        );

    public static RequestBody Of(MemoryStream bytes) =>
        new(bytes.GetBuffer().AsMemory(0, (int)bytes.Length), null);

    public static RequestBody Refused(int status, string problem) =>
        new(default, Answer.Refused(status, problem));
}
