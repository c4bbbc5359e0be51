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

    /// <summary>Why the value, or a part of it, is not sent; empty if all of it is.</summary>
    public IReadOnlyList<UnreadableValue> Unread { get; private init; } = [];

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
            return json.Length == 0 && unread.Count > 0
                ? OfUnread(value, unread)
                : OfJson(value, json, unread);
        }
        catch (Exception)
        {
            return new ErrorLike(NameOf(value), NameOf(value), stack: null);
        }
    }

    // What is missing shows in the event too, not in the log alone.
    private static ErrorLike OfUnread(object value, IReadOnlyList<UnreadableValue> unread) =>
        new(NameOf(value), $"(not read: it {unread[0].Reason.Split(';')[0]})", stack: null)
        {
            Unread = unread,
        };

    private static ErrorLike OfJson(
        object value,
        byte[] json,
        IReadOnlyList<UnreadableValue> unread
    )
    {
        _ = JsonDocumentReader.TryRead(json, out var read);
        var members = read as JsonObject ?? [];
        var message =
            Text(members, "message")
            ?? Text(members, "exception")
            ?? read as string
            ?? (read is null ? NameOf(value) : Beginning(json));
        return new ErrorLike(
            Text(members, "type") ?? Text(members, "name") ?? NameOf(value),
            message,
            Text(members, "stacktrace") ?? Text(members, "stack")
        )
        {
            Unread = unread,
        };
    }

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
    // left out.
    private static byte[] JsonOf(object value, out List<UnreadableValue> unread)
    {
        var buffer = EventBuffer.Rent(PropertyWriter.MaxCharacters);
        buffer.Json.WriteStartObject();
        buffer.Values.WriteProperty("", value);
        buffer.Json.WriteEnd();
        var utf8 = buffer.Finish() ?? [];
        unread =
        [
            .. buffer.Notes.All.Select(note => new UnreadableValue(
                note.Description.Replace(PropertyWriter.LeftOut, "")
            )),
        ];
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
