using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace PostHog.Wire.Json;

internal sealed partial class TokenRows
{
    private readonly byte[] _utf8;

    // Keys and operators recur; what is not found here is created again, so that the memory is bounded.
    private readonly string?[] _recent = new string?[1024];

    /// <summary>Creates rows of tokens that are read from a text.</summary>
    public TokenRows(byte[] utf8) => _utf8 = utf8;

    /// <summary>Returns the text of a string, or of a name.</summary>
    public string Text(int at)
    {
        ref readonly var row = ref _rows[at];
        return row.IsEscaped
            ? JsonTokens.Unescape(_utf8.AsSpan(row.Start - 1, row.Length + 2))
            : Encoding.UTF8.GetString(_utf8, row.Start, row.Length);
    }

    /// <summary>Returns the same; the same string for the same short text, as far as it is remembered.</summary>
    public string SharedText(int at)
    {
        ref readonly var row = ref _rows[at];
        if (row.IsEscaped || row.Length is 0 or > 64)
        {
            return Text(at);
        }

        var text = _utf8.AsSpan(row.Start, row.Length);
        var hash = (uint)row.Length;
        foreach (var letter in text)
        {
            hash = (hash * 31) + letter;
        }

        ref var recent = ref _recent[hash % (uint)_recent.Length];
        if (recent is null || !Ascii.Equals(text, recent))
        {
            recent = Text(at);
        }

        return recent;
    }

    /// <summary>Returns the value of a scalar: a string, number, boolean or null.</summary>
    public object? Scalar(int at)
    {
        ref readonly var row = ref _rows[at];
        return row.Type switch
        {
            JsonTokenType.String => SharedText(at),
            JsonTokenType.Number => Number(_utf8.AsSpan(row.Start, row.Length)),
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            _ => null,
        };
    }

    /// <summary>Returns a boolean; null if the value is none.</summary>
    public bool? Boolean(int at) =>
        _rows[at].Type switch
        {
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            _ => null,
        };

    /// <summary>Whether the value is null.</summary>
    public bool IsNull(int at) => _rows[at].Type == JsonTokenType.Null;

    /// <summary>Whether the value is a string.</summary>
    public bool IsText(int at) => _rows[at].Type == JsonTokenType.String;

    private bool Is(int at, string name)
    {
        ref readonly var row = ref _rows[at];
        return row.IsEscaped
            ? Text(at) == name
            : row.Length == name.Length && Ascii.Equals(_utf8.AsSpan(row.Start, row.Length), name);
    }

    private static object Number(ReadOnlySpan<byte> text) =>
        Utf8Parser.TryParse(text, out long integer, out var length) && length == text.Length
            ? integer
            : JsonNumber.Parse(Encoding.ASCII.GetString(text));
}
