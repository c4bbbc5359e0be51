namespace PostHog.Wire.Json;

internal sealed partial class TokenRows
{
    // The texts of keys and operators recur, and so are kept once.
    private readonly string?[] _recent = new string?[1024];

    /// <summary>Returns the text of a string, or of a name.</summary>
    public string Text(int at) => (string)_rows[at].Value!;

    /// <summary>Returns the same; the same string for the same text, as far as it is remembered.</summary>
    public string SharedText(int at)
    {
        var text = Text(at);
        ref var recent = ref _recent[
            (uint)StringComparer.Ordinal.GetHashCode(text) % (uint)_recent.Length
        ];
        if (!string.Equals(recent, text, StringComparison.Ordinal))
        {
            recent = text;
        }

        return recent!;
    }

    /// <summary>Returns the value of a scalar: a string, number, boolean or null.</summary>
    public object? Scalar(int at) => IsText(at) ? SharedText(at) : _rows[at].Value;

    /// <summary>Returns a boolean; null if the value is none.</summary>
    public bool? Boolean(int at) => _rows[at].Value as bool?;

    /// <summary>Whether the value is null.</summary>
    public bool IsNull(int at) => _rows[at].Kind == JsonTokenKind.Scalar && _rows[at].Value is null;

    /// <summary>Whether the value is a string.</summary>
    public bool IsText(int at) => _rows[at].Value is string;

    private bool Is(int at, string name) => Text(at) == name;
}
