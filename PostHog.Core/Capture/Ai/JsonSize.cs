using System.Globalization;

namespace PostHog.Capture.Ai;

/// <summary>Counts the bytes that values take as JSON, with their escapes.</summary>
internal static class JsonSize
{
    // More than any number or date takes.
    private const int BytesOfScalar = 40;

    // An escape such as "\u0001".
    private const int MaxBytesOfCharacter = 6;

    /// <summary>Returns at least as many bytes as a value takes: lists, dictionaries and scalars.</summary>
    public static long Of(object? value) =>
        value switch
        {
            null => 4,
            string text => Of(text),
            bool => 5,
            int or long => Digits(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
            double or decimal or float => Convert
                .ToString(value, CultureInfo.InvariantCulture)!
                .Length + 2,
            Dictionary<string, object?> members => OfMembers(members),
            List<object?> elements => OfElements(elements),
            _ => BytesOfScalar,
        };

    /// <summary>Returns at least as many bytes as a value takes, without reading its texts.</summary>
    public static long AtMost(object? value) =>
        value switch
        {
            string text => AtMost(text),
            Dictionary<string, object?> members => AtMost(members),
            List<object?> elements => AtMost(elements),
            _ => BytesOfScalar,
        };

    /// <summary>Returns how many bytes a text takes, with its quotes.</summary>
    public static long Of(string text)
    {
        var bytes = 2L;
        foreach (var character in text)
        {
            bytes += Of(character);
        }

        return bytes;
    }

    /// <summary>Returns how many bytes one UTF-16 code unit takes inside a text; of a pair, half.</summary>
    public static int Of(char character) =>
        character switch
        {
            '"' or '\\' or '\b' or '\f' or '\n' or '\r' or '\t' => 2,
            < ' ' => 6,
            < (char)0x80 => 1,
            < (char)0x800 => 2,
            _ when char.IsSurrogate(character) => 2,
            _ => 3,
        };

    private static long AtMost(string text) => 2 + ((long)MaxBytesOfCharacter * text.Length);

    private static long AtMost(Dictionary<string, object?> members)
    {
        var bytes = 2L;
        foreach (var member in members)
        {
            bytes += AtMost(member.Key) + 2 + AtMost(member.Value);
        }

        return bytes;
    }

    private static long AtMost(List<object?> elements)
    {
        var bytes = 2L;
        foreach (var element in elements)
        {
            bytes += AtMost(element) + 1;
        }

        return bytes;
    }

    private static long OfMembers(Dictionary<string, object?> members)
    {
        var bytes = 2L;
        foreach (var member in members)
        {
            bytes += Of(member.Key) + 2 + Of(member.Value);
        }

        return bytes;
    }

    private static long OfElements(List<object?> elements)
    {
        var bytes = 2L;
        foreach (var element in elements)
        {
            bytes += Of(element) + 1;
        }

        return bytes;
    }

    private static int Digits(long number)
    {
        var digits = number < 0 ? 2 : 1;
        for (number /= 10; number != 0; number /= 10)
        {
            digits++;
        }

        return digits;
    }
}
