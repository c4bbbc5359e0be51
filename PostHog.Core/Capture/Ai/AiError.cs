using PostHog.Wire;
using PostHog.Wire.Json;

namespace PostHog.Capture.Ai;

// Facts: ai-errors.
/// <summary>
/// Describes the error of an AI event. Of an exception: its type, message, the beginning of its stack trace, and its
/// causes, as JSON in a text.
/// </summary>
internal static class AiError
{
    private const int MaxCauses = 3;
    private const int MaxStackLines = 20;
    private const int MaxMessageBytes = 20_000;
    private const int MaxBytes = 100_000;

    /// <summary>Returns what is sent of an error; null if nothing is.</summary>
    /// <param name="error">An exception, a text or any other value.</param>
    /// <param name="isPrivate">Whether its words are left out, because they may quote the prompt.</param>
    public static object? Of(object? error, bool isPrivate) =>
        error switch
        {
            Exception exception => Describe(exception, isPrivate),
            _ when isPrivate => null,
            string text => ContentLimit.Apply(MediaPlaceholders.OfText(text), MaxBytes),
            _ => ContentLimit.Apply(AiContent.Copy(error, isFull: false), MaxBytes),
        };

    private static string Describe(Exception exception, bool isPrivate)
    {
        using var text = new JsonBuffer();
        Write(new JsonBufferWriter(text), exception, isPrivate, MaxCauses);
        return text.ToString();
    }

    private static void Write(
        JsonBufferWriter json,
        Exception exception,
        bool isPrivate,
        int causes
    )
    {
        json.WriteStartObject();
        json.WritePropertyName("name");
        json.WriteValue(exception.GetType().FullName);
        if (!isPrivate)
        {
            json.WritePropertyName("message");
            json.WriteValue(
                TextLimit.Cut(
                    MediaPlaceholders.OfText(ErrorText.MessageOf(exception)),
                    MaxMessageBytes
                )
            );
        }

        if (ErrorText.StackOf(exception) is { } stack)
        {
            json.WritePropertyName("stack");
            json.WriteValue(BeginningOf(stack));
        }

        if (exception.InnerException is { } cause && causes > 0)
        {
            json.WritePropertyName("cause");
            Write(json, cause, isPrivate, causes - 1);
        }

        json.WriteEnd();
    }

    private static string BeginningOf(string stack) =>
        string.Join("\n", stack.Split('\n').Take(MaxStackLines).Select(line => line.TrimEnd('\r')));
}
