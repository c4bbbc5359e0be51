using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace PostHog.Diagnostics;

/// <summary>
/// The text of a log message, its template, and the values it was made of. The compiler fills it from an interpolated
/// string; the names of the values are their expressions, such as <c>EventName</c> for <c>{eventName}</c>.
/// </summary>
[InterpolatedStringHandler]
internal sealed class LogText
{
    private readonly StringBuilder _message;
    private readonly StringBuilder _template;
    private readonly List<KeyValuePair<string, object?>> _values;

    public LogText(int literalLength, int formattedCount)
    {
        _message = new StringBuilder(literalLength + (formattedCount * 8));
        _template = new StringBuilder(literalLength + (formattedCount * 12));
        _values = new List<KeyValuePair<string, object?>>(formattedCount);
    }

    /// <summary>Takes a text without values.</summary>
    public LogText(string text)
        : this(text.Length, 0) => AppendLiteral(text);

    /// <summary>The complete text.</summary>
    public string Message => _message.ToString();

    /// <summary>The text with the names of the values in braces.</summary>
    public string Template => _template.ToString();

    /// <summary>The values by name, in order.</summary>
    public IReadOnlyList<KeyValuePair<string, object?>> Values => _values;

    /// <summary>Returns the text as a message.</summary>
    /// <param name="level">The level.</param>
    /// <param name="eventId">The number of the kind of message.</param>
    /// <param name="eventName">The name of the kind of message.</param>
    /// <param name="exception">The exception of the message; null if there is none.</param>
    public PostHogLogEntry ToEntry(
        PostHogLogLevel level,
        int eventId,
        string eventName,
        Exception? exception
    ) => new(level, eventId, eventName, Message, Template, Values, exception);

    public void AppendLiteral(string text)
    {
        _message.Append(text);
        _template.Append(text.Replace("{", "{{").Replace("}", "}}"));
    }

    public void AppendFormatted(
        string? value,
        [CallerArgumentExpression(nameof(value))] string expression = ""
    ) => Append(NameOf(expression), value, value);

    public void AppendFormatted(
        int value,
        [CallerArgumentExpression(nameof(value))] string expression = ""
    ) => Append(NameOf(expression), value.ToString(CultureInfo.InvariantCulture), value);

    public void AppendFormatted(
        double value,
        string? format = null,
        [CallerArgumentExpression(nameof(value))] string expression = ""
    ) => Append(NameOf(expression), value.ToString(format, CultureInfo.InvariantCulture), value);

    /// <summary>Appends a number with its noun, which is the name of the value.</summary>
    public void AppendFormatted(Quantity value) =>
        Append(NameOf(value.Plural), value.ToString(), value.Count);

    /// <summary>Appends the name of a type.</summary>
    public void AppendFormatted(
        Type value,
        [CallerArgumentExpression(nameof(value))] string expression = ""
    ) => Append(NameOf(expression.Replace(".GetType()", ".Type")), value.Name, value.Name);

    public void AppendFormatted(
        PostHogFailure value,
        [CallerArgumentExpression(nameof(value))] string expression = ""
    ) => Append(NameOf(expression), value.ToString(), value.ToString());

    // The words of a path, such as FlagKey for flag.Key.
    private static string NameOf(string expression)
    {
        var name = new StringBuilder(expression.Length);
        foreach (var word in expression.Split('.', '!'))
        {
            if (word.Length > 0)
            {
                name.Append(char.ToUpperInvariant(word[0])).Append(word, 1, word.Length - 1);
            }
        }

        return name.ToString();
    }

    private void Append(string name, string? text, object? value)
    {
        _message.Append(text);
        _template.Append('{').Append(name).Append('}');
        _values.Add(new KeyValuePair<string, object?>(name, value));
    }
}
