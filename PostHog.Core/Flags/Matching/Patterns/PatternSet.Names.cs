namespace PostHog.Flags.Matching.Patterns;

// Facts: regex-engine.
internal sealed partial class PatternSet
{
    private static readonly Dictionary<string, (char First, char Last)[]> Classes = new(
        StringComparer.Ordinal
    )
    {
        ["alnum"] = [('0', '9'), ('A', 'Z'), ('a', 'z')],
        ["alpha"] = [('A', 'Z'), ('a', 'z')],
        ["ascii"] = [('\0', '\x7F')],
        ["blank"] = [('\t', '\t'), (' ', ' ')],
        ["cntrl"] = [('\0', '\x1F'), ('\x7F', '\x7F')],
        ["digit"] = [('0', '9')],
        ["graph"] = [('!', '~')],
        ["lower"] = [('a', 'z')],
        ["print"] = [(' ', '~')],
        ["punct"] = [('!', '/'), (':', '@'), ('[', '`'), ('{', '~')],
        ["space"] = [('\t', '\r'), (' ', ' ')],
        ["upper"] = [('A', 'Z')],
        ["word"] = [('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')],
        ["xdigit"] = [('0', '9'), ('A', 'F'), ('a', 'f')],
    };

    // Only their ASCII characters, because the Unicode tables differ between versions.
    private static readonly Dictionary<string, (char First, char Last)[]> Properties = new(
        StringComparer.Ordinal
    )
    {
        ["\\pL"] = [('A', 'Z'), ('a', 'z')],
        ["\\p{L}"] = [('A', 'Z'), ('a', 'z')],
        ["\\p{Letter}"] = [('A', 'Z'), ('a', 'z')],
        ["\\p{Alphabetic}"] = [('A', 'Z'), ('a', 'z')],
        ["\\p{Lu}"] = [('A', 'Z')],
        ["\\p{Ll}"] = [('a', 'z')],
        ["\\pN"] = [('0', '9')],
        ["\\p{N}"] = [('0', '9')],
        ["\\p{Nd}"] = [('0', '9')],
    };

    /// <summary>
    /// Returns the ASCII characters of a POSIX class such as <c>[:alpha:]</c> or <c>[:^alpha:]</c>; null if there is no class at this
    /// position.
    /// </summary>
    public static IReadOnlyList<(char First, char Last)>? Posix(
        string source,
        int at,
        out int length
    )
    {
        length = 0;
        if (string.CompareOrdinal(source, at, "[:", 0, 2) != 0)
        {
            return null;
        }

        var end = source.IndexOf(":]", at + 2, StringComparison.Ordinal);
        var isNegated = string.CompareOrdinal(source, at + 2, "^", 0, 1) == 0;
        var start = at + (isNegated ? 3 : 2);
        if (
            end < start
            || !Classes.TryGetValue(source.Substring(start, end - start), out var ranges)
        )
        {
            return null;
        }

        length = end + 2 - at;
        return isNegated ? Others(ranges) : ranges;
    }

    /// <summary>
    /// Returns the ASCII characters of a Unicode property such as <c>\p{L}</c> or <c>\P{L}</c>; null if there is no known property at
    /// this position.
    /// </summary>
    public static IReadOnlyList<(char First, char Last)>? Property(
        string source,
        int at,
        out int length
    )
    {
        length = 0;
        if (source[at] != '\\' || at + 1 == source.Length || source[at + 1] is not ('p' or 'P'))
        {
            return null;
        }

        foreach (var property in Properties)
        {
            // The backslash and the letter, p or P, come first.
            var rest = property.Key.Length - 2;
            if (string.CompareOrdinal(source, at + 2, property.Key, 2, rest) == 0)
            {
                length = property.Key.Length;
                return source[at + 1] == 'p' ? property.Value : Others(property.Value);
            }
        }

        return null;
    }

    // The other characters of ASCII.
    private static List<(char First, char Last)> Others(
        IReadOnlyList<(char First, char Last)> ranges
    )
    {
        var others = new List<(char First, char Last)>();
        var next = '\0';
        foreach (var (first, last) in ranges)
        {
            if (first > next)
            {
                others.Add((next, (char)(first - 1)));
            }

            next = (char)(last + 1);
        }

        if (next < AsciiCount)
        {
            others.Add((next, (char)(AsciiCount - 1)));
        }

        return others;
    }
}
