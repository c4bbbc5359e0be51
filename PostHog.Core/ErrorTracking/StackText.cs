using System.Globalization;

namespace PostHog.ErrorTracking;

/// <summary>
/// Reads a stack trace in text form, the innermost call first, as the runtime writes it in any language:
/// <c>at Shop.Cart.Pay(Decimal sum) in /src/Cart.cs:line 42</c>. A line of another form is a frame of that name.
/// </summary>
internal static class StackText
{
    // Longer text is read only up to these limits.
    private const int MaxLines = 1000;
    private const int MaxCharacters = 256 * 1024;

    private static readonly char[] Separators = ['/', '\\'];
    private static readonly char[] PathBorders = [' ', '\t', '"', '\'', '(', '@'];

    /// <summary>Returns module, function and position of each line, in the order of the text.</summary>
    public static IEnumerable<(string Module, string Function, FramePosition Position)> Read(
        string stack,
        int most
    )
    {
        using var reader = new StringReader(
            stack.Length > MaxCharacters ? stack.Substring(0, MaxCharacters) : stack
        );
        var found = 0;
        for (var count = 0; count < MaxLines && found < most; count++)
        {
            if (reader.ReadLine()?.Trim() is not { } line)
            {
                yield break;
            }

            if (
                line.Length > 0
                && !line.StartsWith("---", StringComparison.Ordinal)
                && ReadLine(line) is { } frame
            )
            {
                found++;
                yield return frame;
            }
        }
    }

    /// <summary>Whether a line has an address instead of a method: what a compiled program lacks a name for.</summary>
    public static bool IsUnnamed(string line) => line.Contains("!<BaseAddress>+0x");

    // Null for a method that the compiler put between a body and its caller.
    private static (string Module, string Function, FramePosition Position)? ReadLine(string line)
    {
        var open = line.IndexOf('(');
        var close = open < 0 ? -1 : line.IndexOf(')', open);
        if (close < 0)
        {
            var name = IsUnnamed(line)
                ? line.Substring(line.IndexOf(' ') + 1)
                : WithoutFolders(line);
            return ("", name, FramePosition.Unknown);
        }

        // The word before the method is "at", or its translation.
        var call = WithoutFolders(line.Substring(0, open));
        var start = call.IndexOf(' ') + 1;
        var (type, method) = ReadMethod(call.Substring(start).Trim());
        if (ReadableMethod.IsMachine(type) && !ReadableMethod.IsBody(method))
        {
            return null;
        }

        var (module, function) = ReadableMethod.Of(type, method);
        return (module, function, ReadPosition(line.Substring(close + 1)));
    }

    // In the stacks of other languages a path may be anywhere; only the file name is kept.
    private static string WithoutFolders(string line)
    {
        var first = line.IndexOfAny(Separators);
        if (first < 0)
        {
            return line;
        }

        var before = first == 0 ? -1 : line.LastIndexOfAny(PathBorders, first - 1);
        return line.Remove(before + 1, line.LastIndexOfAny(Separators) - before);
    }

    // A constructor is named ".ctor", so that there are two dots. A nested type follows a dot too, and is only
    // recognised as one if the compiler generated it.
    private static (string Type, string Method) ReadMethod(string method)
    {
        var arguments = method.IndexOf('[');
        var plain = arguments < 0 ? method : method.Substring(0, arguments);
        var machine = plain.IndexOf(">d__", StringComparison.Ordinal);
        var dot = machine < 0 ? plain.LastIndexOf('.') : plain.IndexOf('.', machine);
        if (dot > 0 && plain[dot - 1] == '.')
        {
            dot--;
        }

        return dot < 0
            ? ("", plain)
            : (Nested(plain.Substring(0, dot).Replace(".<", "+<")), plain.Substring(dot + 1));
    }

    // What follows the number of type parameters is a nested type.
    private static string Nested(string type)
    {
        var parts = type.Split('.');
        for (var index = 0; index < parts.Length - 1; index++)
        {
            var isGeneric = parts[index].IndexOf('`') > 0 && parts[index].IndexOf('+') < 0;
            parts[index] += isGeneric ? "+" : ".";
        }

        return string.Concat(parts);
    }

    private static FramePosition ReadPosition(string rest)
    {
        var place = rest.Trim();
        var start = place.IndexOf(' ') + 1;
        var colon = place.LastIndexOf(':');
        if (start == 0 || colon <= start)
        {
            return FramePosition.Unknown;
        }

        var digits = new string([.. place.Substring(colon).Where(char.IsDigit)]);
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var line)
            ? new FramePosition(place.Substring(start, colon - start), line, Column: 0)
            : FramePosition.Unknown;
    }
}
