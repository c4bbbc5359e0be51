namespace PostHog.Wire.Json;

/// <summary>
/// Holds one value of a document at a time, as one row for each of its tokens: what a large document is read through, so
/// that nothing is created for members that nobody asks for. Used by one thread.
/// </summary>
internal sealed partial class TokenRows
{
    private const int None = -1;

    private TokenRow[] _rows = new TokenRow[256];
    private int _count;

    /// <summary>Reads the value that begins with the current token, in place of the one before.</summary>
    /// <param name="tokens">Then stands on the last token of the value.</param>
    /// <param name="maxDepth">The maximum depth of the value.</param>
    /// <returns>The value; null if it is too deep.</returns>
    /// <exception cref="FormatException">The text is not JSON, or ends within the value.</exception>
    public JsonValue Read(ref JsonTokens tokens, int maxDepth)
    {
        var isTooDeep = false;
        var depth = 0;
        var parent = None;
        _count = 0;
        while (true)
        {
            switch (tokens.Kind)
            {
                case JsonTokenKind.StartObject or JsonTokenKind.StartArray when depth == maxDepth:
                    isTooDeep = true;
                    JsonTree.Skip(ref tokens);
                    break;
                case JsonTokenKind.StartObject or JsonTokenKind.StartArray:
                    // Until its end is known, a container holds its parent.
                    Add(tokens.Row(parent));
                    parent = _count - 1;
                    depth++;
                    break;
                case JsonTokenKind.EndObject or JsonTokenKind.EndArray:
                    var ended = parent;
                    parent = _rows[ended].Next;
                    _rows[ended].Next = _count;
                    depth--;
                    break;
                default:
                    Add(tokens.Row(_count + 1));
                    break;
            }

            if (depth == 0)
            {
                return isTooDeep ? default : new JsonValue(this, 0);
            }

            if (!tokens.Read())
            {
                throw new FormatException("The text ends within a value.");
            }
        }
    }

    /// <summary>The row of a token.</summary>
    public ref readonly TokenRow this[int at] => ref _rows[at];

    /// <summary>Returns the row of the value of the last member with this name; -1 if there is none.</summary>
    public int Find(int owner, string name)
    {
        var found = None;
        var end = _rows[owner].Next;
        for (var at = owner + 1; at < end; at = _rows[at + 1].Next)
        {
            if (Is(at, name))
            {
                found = at + 1;
            }
        }

        return found;
    }

    /// <summary>Returns a value as <see cref="JsonTree"/> represents it.</summary>
    public object? ToObject(int at) =>
        _rows[at].Kind switch
        {
            JsonTokenKind.StartObject => ToMembers(at),
            JsonTokenKind.StartArray => ToArray(at),
            _ => Scalar(at),
        };

    private JsonObject ToMembers(int owner)
    {
        var members = new JsonObject();
        for (var at = owner + 1; at < _rows[owner].Next; at = _rows[at + 1].Next)
        {
            members[Text(at)] = ToObject(at + 1);
        }

        return members;
    }

    private object?[] ToArray(int owner)
    {
        var array = new JsonValue(this, owner);
        var elements = new object?[array.Count];
        var count = 0;
        foreach (var element in array)
        {
            elements[count++] = element.ToObject();
        }

        return elements;
    }

    private void Add(TokenRow row)
    {
        if (_count == _rows.Length)
        {
            Array.Resize(ref _rows, 2 * _count);
        }

        _rows[_count++] = row;
    }
}
