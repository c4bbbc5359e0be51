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
    /// Returns the ASCII characters of a POSIX class such as <c>[:alpha:]</c>; null if there is no class at this
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
        if (end < 0 || !Classes.TryGetValue(source.Substring(at + 2, end - at - 2), out var ranges))
        {
            return null;
        }

        length = end + 2 - at;
        return ranges;
    }

    /// <summary>
    /// Returns the ASCII characters of a Unicode property such as <c>\p{L}</c>; null if there is no known property at
    /// this position.
    /// </summary>
    public static IReadOnlyList<(char First, char Last)>? Property(
        string source,
        int at,
        out int length
    )
    {
        foreach (var property in Properties)
        {
            length = property.Key.Length;
            if (string.CompareOrdinal(source, at, property.Key, 0, length) == 0)
            {
                return property.Value;
            }
        }

        length = 0;
        return null;
    }
}
