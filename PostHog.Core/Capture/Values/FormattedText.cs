using System.Globalization;
using PostHog.Wire.Json;

namespace PostHog.Capture.Values;

/// <summary>
/// Writes formatted text in the invariant culture. Each argument follows the rule of <see cref="KeyText"/>, because its
/// string form may contain what its author excluded; numbers and dates keep their formats.
/// </summary>
internal sealed class FormattedText
{
    private const int MaxArguments = 10_000;

    private int _left = MaxArguments;

    private FormattedText() { }

    /// <summary>Returns the text, or why it is left out. Throws any exception of the caller's code.</summary>
    public static object Of(object text) =>
        new FormattedText().Format((FormattableString)text, depth: 0);

    private object Format(FormattableString text, int depth)
    {
        if (depth >= PropertyWriter.MaxDepth)
        {
            return new UnreadableValue("is nested too deeply");
        }

        var arguments = (object?[])text.GetArguments().Clone();
        _left -= arguments.Length;
        if (_left < 0)
        {
            return new UnreadableValue("is too long");
        }

        for (var index = 0; index < arguments.Length; index++)
        {
            arguments[index] = Argument(arguments[index], depth);
            if (arguments[index] is UnreadableValue unreadable)
            {
                return unreadable;
            }
        }

        var formatted = string.Format(CultureInfo.InvariantCulture, text.Format, arguments);
        return formatted.Length > PropertyWriter.MaxCharacters
            ? new UnreadableValue("is too long")
            : formatted;
    }

    private object? Argument(object? argument, int depth) =>
        WrappedValue.Of(argument) switch
        {
            null => null,
            FormattableString inner => Format(inner, depth + 1),
            var other when IsFormatted(other) => other,
            var other => KeyText.Of(other)
                ?? (object)
                    new UnreadableValue($"is formatted from a {other.GetType()}, which is no text"),
        };

    private static bool IsFormatted(object argument) =>
        (
            ScalarWriter.IsScalar(argument)
            && argument is not (byte[] or Uri)
            && ValueSimplifier.OfScalar(argument) is var simple
            && ReferenceEquals(simple, argument)
        ) || (argument is IFormattable formattable && Scalars.OlderForm(formattable) is not null);
}
