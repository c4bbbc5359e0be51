using System.Text;
using PostHog.Capture;
using PostHog.Capture.Values;

namespace PostHog.ErrorTracking;

// Facts: exception-synthetic.
/// <summary>
/// Reads a value that is not an exception as one: a string, a number, or an object with its own message.
/// </summary>
internal sealed class ErrorLike
{
    // As JSON: of a longer object, the beginning is enough.
    private const int MaxCharacters = 16 * 1024;

    private const string DefaultType = "Error";

    private ErrorLike(string type, string message, string? stack)
    {
        Type = type;
        Message = message;
        Stack = stack;
    }

    public string Type { get; }

    public string Message { get; }

    /// <summary>The stack trace that the value contains; null if there is none.</summary>
    public string? Stack { get; }

    /// <summary>Reads a value that is not an exception.</summary>
    public static ErrorLike Of(object value)
    {
        try
        {
            return value is string || ScalarWriter.IsScalar(value)
                ? new ErrorLike(DefaultType, ErrorText.Of(value), stack: null)
                : OfMembers(value);
        }
        catch (Exception)
        {
            return new ErrorLike(NameOf(value), ErrorText.Of(value), stack: null);
        }
    }

    private static ErrorLike OfMembers(object value)
    {
        var texts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, member) in (ObjectMembers.Of(value) ?? []).Take(64))
        {
            if (
                member is string text
                || (
                    member is Newtonsoft.Json.Linq.JValue { Value: string inner }
                    && (text = inner) is not null
                )
            )
            {
                texts[name] = text;
            }
        }

        return new ErrorLike(
            Text(texts, "type") ?? Text(texts, "name") ?? NameOf(value),
            Text(texts, "message") ?? Describe(value),
            Text(texts, "stacktrace") ?? Text(texts, "stack")
        );
    }

    private static string? Text(Dictionary<string, string> texts, string name) =>
        texts.TryGetValue(name, out var text) && !string.IsNullOrWhiteSpace(text) ? text : null;

    // An object whose string form is only its type is written as JSON.
    private static string Describe(object value)
    {
        var text = ErrorText.Of(value);
        if (text.Length > 0 && text != value.GetType().ToString())
        {
            return text;
        }

        var buffer = EventBuffer.Rent(MaxCharacters);
        buffer.Json.WriteStartObject();
        buffer.Values.WriteProperty("", value);
        buffer.Json.WriteEndObject();
        var utf8 = buffer.Finish();
        EventBuffer.Return(buffer);
        return utf8 is { Length: > 6 } ? Encoding.UTF8.GetString(utf8, 4, utf8.Length - 5) : text;
    }

    // The names that the compiler gives to anonymous types and dictionaries are meaningless.
    private static string NameOf(object value)
    {
        var type = value.GetType();
        return type.IsGenericType || type.Name[0] == '<' ? DefaultType : ReadableType.NameOf(type);
    }
}
