using System.Text;
using PostHog.Capture;
using PostHog.Capture.Values;
using PostHog.Wire.Json;

namespace PostHog.ErrorTracking;

// Facts: exception-synthetic.
/// <summary>
/// Reads a value that is not an exception as one: a string, a number, or an object with its own message.
/// </summary>
internal sealed class ErrorLike
{
    // Of a longer object, the beginning is enough.
    private const int MaxBytes = 16 * 1024;

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

    /// <summary>Why nothing of the value is sent; null if something is.</summary>
    public UnreadableValue? Unread { get; private init; }

    /// <summary>Reads a value that is not an exception.</summary>
    public static ErrorLike Of(object value)
    {
        try
        {
            if (value is string text)
            {
                return new ErrorLike(DefaultType, text, stack: null);
            }

            var json = JsonOf(value, out var unread);
            return unread is null ? OfJson(value, json) : OfUnread(value, unread);
        }
        catch (Exception)
        {
            return new ErrorLike(NameOf(value), NameOf(value), stack: null);
        }
    }

    // What is missing shows in the event too, not in the log alone.
    private static ErrorLike OfUnread(object value, string reason) =>
        new(NameOf(value), $"(not read: it {reason.Split(';')[0]})", stack: null)
        {
            Unread = new UnreadableValue(reason),
        };

    private static ErrorLike OfJson(object value, byte[] json) =>
        !JsonDocumentReader.TryRead(json, out var read)
            ? new ErrorLike(NameOf(value), NameOf(value), stack: null)
            : read switch
            {
                JsonObject members => OfMembers(value, members, json),
                string text => new ErrorLike(NameOf(value), text, stack: null),
                _ => new ErrorLike(NameOf(value), Beginning(json), stack: null),
            };

    private static ErrorLike OfMembers(object value, JsonObject members, byte[] json) =>
        new(
            Text(members, "type") ?? Text(members, "name") ?? NameOf(value),
            Text(members, "message") ?? Text(members, "exception") ?? Beginning(json),
            Text(members, "stacktrace") ?? Text(members, "stack")
        );

    private static string? Text(JsonObject members, string name) =>
        (
            members.ValueOf(name)
            ?? members.FirstOrDefault(member => IsCalled(member.Key, name)).Value
        )
            is string text
        && !string.IsNullOrWhiteSpace(text)
            ? text
            : null;

    private static bool IsCalled(string member, string name) =>
        member.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static string Beginning(byte[] json) =>
        Encoding.UTF8.GetString(json, 0, Math.Min(json.Length, MaxBytes));

    // As it would be sent as a property: the string form may contain what the author excluded. Empty if it would be
    // left out, for the reason given.
    private static byte[] JsonOf(object value, out string? unread)
    {
        var buffer = EventBuffer.Rent(PropertyWriter.MaxCharacters);
        buffer.Json.WriteStartObject();
        buffer.Values.WriteProperty("", value);
        buffer.Json.WriteEnd();
        var utf8 = buffer.Finish() ?? [];
        var isLeftOut = utf8.Length == 2;
        unread = isLeftOut
            ? buffer.Notes.All.FirstOrDefault().Description?.Replace(PropertyWriter.LeftOut, "")
            : null;
        EventBuffer.Return(buffer);
        return utf8.Length > 5 ? utf8.AsSpan(4, utf8.Length - 5).ToArray() : [];
    }

    // The names that the compiler gives to anonymous types and dictionaries are meaningless.
    private static string NameOf(object value)
    {
        var type = value.GetType();
        return ScalarWriter.IsScalar(value) || type.IsGenericType || type.Name[0] == '<'
            ? DefaultType
            : ReadableType.NameOf(type);
    }
}
