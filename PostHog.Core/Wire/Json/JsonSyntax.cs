using System.Globalization;

namespace PostHog.Wire.Json;

/// <summary>
/// Checks strictly whether text is exactly one JSON value. JSON readers accept comments, single quotes and malformed
/// numbers, which would then be passed on as JSON.
/// </summary>
/// <remarks>Fact: the grammar is RFC 8259, https://www.rfc-editor.org/rfc/rfc8259.</remarks>
internal ref struct JsonSyntax
{
    /// <summary>The maximum depth: far more than people nest, and far less than what any stack allows.</summary>
    public const int MaxDepth = 128;

    private readonly ReadOnlySpan<char> _text;
    private readonly int _maxDepth;

    // The brackets that end the open objects and arrays.
    private readonly Stack<char> _ends = new();
    private int _at;

    private JsonSyntax(string text, int maxDepth)
    {
        _text = text.AsSpan();
        _maxDepth = maxDepth;
        _at = 0;
    }

    /// <summary>Whether the text is one JSON value, surrounded by white space at most.</summary>
    /// <param name="text">The text.</param>
    /// <param name="maxDepth">The maximum depth; text that is deeper counts as none.</param>
    public static bool Holds(string text, int maxDepth = MaxDepth)
    {
        var syntax = new JsonSyntax(text, maxDepth);
        return syntax.Value() && syntax.Peek() == '\0' && syntax._at == text.Length;
    }

    /// <summary>Returns where a text stops being one JSON value, such as "line 3, position 12"; null if it is one.</summary>
    /// <param name="text">The text.</param>
    public static string? FaultOf(string text)
    {
        var syntax = new JsonSyntax(text, MaxDepth);
        return syntax.Value() && syntax.Peek() == '\0' && syntax._at == text.Length
            ? null
            : PlaceOf(text, Math.Min(syntax._at, text.Length));
    }

    /// <summary>Returns the place of a character, counted from 1, such as "line 3, position 12".</summary>
    public static string PlaceOf(string text, int index)
    {
        var before = text.Substring(0, index);
        var line = before.Count(character => character == '\n') + 1;
        return string.Format(
            CultureInfo.InvariantCulture,
            "line {0}, position {1}",
            line,
            index - before.LastIndexOf('\n')
        );
    }

    // Without recursion, so that no text is too deep for the stack.
    private bool Value()
    {
        var isFine = Begin();
        while (isFine && _ends.Count > 0)
        {
            isFine = Take(',') ? (_ends.Peek() != '}' || Name()) && Begin() : End();
        }

        return isFine;
    }

    // Opens all objects and arrays that begin here, and reads the first value that is none or has nothing in it.
    private bool Begin()
    {
        while (Peek() is '{' or '[')
        {
            var end = Peek() == '{' ? '}' : ']';
            if (_ends.Count == _maxDepth)
            {
                return false;
            }

            _at++;
            if (Take(end))
            {
                return true;
            }

            _ends.Push(end);
            if (end == '}' && !Name())
            {
                return false;
            }
        }

        return Scalar();
    }

    private bool End() => Take(_ends.Pop());

    private bool Name() => Peek() == '"' && Text() && Take(':');

    private bool Scalar() =>
        Peek() switch
        {
            '"' => Text(),
            't' => Word("true"),
            'f' => Word("false"),
            'n' => Word("null"),
            _ => Number(),
        };

    private bool Text()
    {
        for (_at++; _at < _text.Length; _at++)
        {
            switch (_text[_at])
            {
                case '"':
                    _at++;
                    return true;
                case < ' ':
                    return false;
                case '\\' when !Escape():
                    return false;
            }
        }

        return false;
    }

    // Stops on the last character of the escape.
    private bool Escape()
    {
        _at++;
        if (_at >= _text.Length)
        {
            return false;
        }

        if (_text[_at] != 'u')
        {
            return "\"\\/bfnrt".IndexOf(_text[_at]) >= 0;
        }

        for (var digit = 0; digit < 4; digit++)
        {
            _at++;
            if (_at >= _text.Length || !Uri.IsHexDigit(_text[_at]))
            {
                return false;
            }
        }

        return true;
    }

    private bool Word(string word)
    {
        var isWord = _text.Slice(_at).StartsWith(word.AsSpan(), StringComparison.Ordinal);
        _at += word.Length;
        return isWord;
    }

    private bool Number()
    {
        Skip('-');
        var isFine = Skip('0') || Digits();
        if (isFine && Skip('.'))
        {
            isFine = Digits();
        }

        if (isFine && (Skip('e') || Skip('E')))
        {
            _ = Skip('+') || Skip('-');
            isFine = Digits();
        }

        return isFine;
    }

    private bool Digits()
    {
        var start = _at;
        while (_at < _text.Length && _text[_at] is >= '0' and <= '9')
        {
            _at++;
        }

        return _at > start;
    }

    private bool Skip(char character)
    {
        var isThere = _at < _text.Length && _text[_at] == character;
        _at += isThere ? 1 : 0;
        return isThere;
    }

    private bool Take(char character) => Peek() == character && Skip(character);

    // Returns the next character that is not white space, or '\0' at the end.
    private char Peek()
    {
        while (_at < _text.Length && _text[_at] is ' ' or '\t' or '\n' or '\r')
        {
            _at++;
        }

        return _at < _text.Length ? _text[_at] : '\0';
    }
}
