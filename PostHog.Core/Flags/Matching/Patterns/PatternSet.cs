namespace PostHog.Flags.Matching.Patterns;

// Facts: regex-engine.
/// <summary>A set of characters. Immutable.</summary>
internal sealed partial class PatternSet
{
    /// <summary>Every character.</summary>
    public static readonly PatternSet All = new([], isNegated: true, ignoresCase: false);

    /// <summary>Every character except a line feed.</summary>
    public static readonly PatternSet InLine = new([('\n', '\n')], isNegated: true, false);

    /// <summary>The number of characters of ASCII.</summary>
    public const int AsciiCount = 128;

    private const int Latin1Count = 256;
    private const int BitsEach = 32;

    private static readonly Dictionary<char, (char First, char Last)[]> Shorthands = new()
    {
        ['d'] = [('0', '9')],
        ['D'] = [('\0', '/'), (':', '\x7F')],
        ['w'] = [('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')],
        ['W'] = [('\0', '/'), (':', '@'), ('[', '^'), ('`', '`'), ('{', '\x7F')],
        ['s'] = [('\t', '\r'), (' ', ' ')],
        ['S'] = [('\0', '\b'), ('\x0E', '\x1F'), ('!', '\x7F')],
    };

    // The ranges that go beyond Latin-1.
    private readonly (char First, char Last)[] _ranges;
    private readonly bool _isNegated;

    // One bit for each character of Latin-1.
    private readonly uint[] _latin1;

    /// <summary>Creates a set of the characters in these ranges, both ends inclusive, or of all others.</summary>
    /// <param name="ranges">The ranges.</param>
    /// <param name="isNegated">Whether the set contains all other characters instead.</param>
    /// <param name="ignoresCase">Whether a letter of Latin-1 includes its other case.</param>
    public PatternSet(
        IReadOnlyList<(char First, char Last)> ranges,
        bool isNegated,
        bool ignoresCase
    )
    {
        _latin1 = new uint[Latin1Count / BitsEach];
        _ranges = BeyondLatin1(ranges);
        _isNegated = isNegated;
        foreach (var (first, last) in ranges)
        {
            for (int letter = first; letter <= last && letter < Latin1Count; letter++)
            {
                Add((char)letter);
                if (ignoresCase)
                {
                    Add(OtherCase((char)letter));
                }
            }
        }

        for (var word = 0; word < _latin1.Length && isNegated; word++)
        {
            _latin1[word] = ~_latin1[word];
        }
    }

    // Whatever is beyond Latin-1 belongs to the set.
    private PatternSet(uint[] latin1)
    {
        _latin1 = latin1;
        _ranges = [];
        _isNegated = true;
    }

    /// <summary>Returns the ASCII characters of a shorthand such as d in \d; null for any other letter.</summary>
    public static IReadOnlyList<(char First, char Last)>? Shorthand(char letter) =>
        Shorthands.TryGetValue(letter, out var ranges) ? ranges : null;

    /// <summary>Creates a set of the ASCII characters that fit, and of all characters beyond ASCII.</summary>
    /// <param name="fits">Whether each character fits.</param>
    public static PatternSet AsciiOf(bool[] fits)
    {
        var latin1 = new uint[Latin1Count / BitsEach];
        for (var letter = 0; letter < Latin1Count; letter++)
        {
            var isIn = letter >= fits.Length || fits[letter];
            latin1[letter / BitsEach] |= isIn ? 1U << (letter % BitsEach) : 0;
        }

        return new(latin1);
    }

    /// <summary>Whether the set contains a character.</summary>
    public bool Has(char letter) =>
        letter < Latin1Count
            ? ((_latin1[letter / BitsEach] >> (letter % BitsEach)) & 1) != 0
            : IsInRange(letter) != _isNegated;

    private static (char First, char Last)[] BeyondLatin1(
        IReadOnlyList<(char First, char Last)> ranges
    )
    {
        var beyond = new List<(char First, char Last)>();
        foreach (var range in ranges)
        {
            if (range.Last >= Latin1Count)
            {
                beyond.Add(range);
            }
        }

        return [.. beyond];
    }

    private void Add(char letter) => _latin1[letter / BitsEach] |= 1U << (letter % BitsEach);

    private bool IsInRange(char letter)
    {
        foreach (var (first, last) in _ranges)
        {
            if (letter >= first && letter <= last)
            {
                return true;
            }
        }

        return false;
    }

    private static char OtherCase(char letter) =>
        letter switch
        {
            '×' or '÷' => letter,
            (>= 'A' and <= 'Z') or (>= 'À' and <= 'Þ') => (char)(letter + ' '),
            (>= 'a' and <= 'z') or (>= 'à' and <= 'þ') => (char)(letter - ' '),
            _ => letter,
        };
}
