using System.Text;
using PostHog.Wire;

namespace PostHog.Capture.Values;

/// <summary>
/// Writes an exception as text: types, messages and stack traces of the exception and its causes, as the runtime does.
/// Never its own string form, which may contain what its author excluded.
/// </summary>
internal static class ExceptionText
{
    private const string End = "   --- End of inner exception stack trace ---";

    /// <summary>Returns the text. Throws any exception of a message or stack trace.</summary>
    public static string Of(object exception)
    {
        var text = new StringBuilder();
        Append(text, (Exception)exception, depth: 0);
        return text.ToString();
    }

    private static void Append(StringBuilder text, Exception exception, int depth)
    {
        text.Append(exception.GetType());
        if (ErrorText.ReadMessage(exception) is { Length: > 0 } message)
        {
            text.Append(": ").Append(message);
        }

        foreach (var inner in ErrorText.CausesOf(exception))
        {
            if (depth >= PropertyWriter.MaxDepth || text.Length > PropertyWriter.MaxCharacters)
            {
                break;
            }

            text.Append(Environment.NewLine).Append(" ---> ");
            Append(text, inner, depth + 1);
            text.Append(Environment.NewLine).Append(End);
        }

        if (exception.StackTrace is { Length: > 0 } stack)
        {
            text.Append(Environment.NewLine).Append(stack);
        }
    }
}
