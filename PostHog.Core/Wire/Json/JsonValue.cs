namespace PostHog.Wire.Json;

/// <summary>
/// A value of a document, as long as its <see cref="TokenRows"/> hold it; <c>default</c> is null. What it creates stays valid.
/// </summary>
internal readonly struct JsonValue(TokenRows? rows, int at)
{
    /// <summary>Whether there is no value, or an explicit null.</summary>
    public bool IsNull => rows is null || rows.IsNull(at);

    public bool IsObject => rows is not null && rows[at].Kind == JsonTokenKind.StartObject;

    public bool IsArray => rows is not null && rows[at].Kind == JsonTokenKind.StartArray;

    /// <summary>The string; null for anything else.</summary>
    public string? Text => rows is not null && rows.IsText(at) ? rows.Text(at) : null;

    /// <summary>The boolean; null for anything else.</summary>
    public bool? Boolean => rows?.Boolean(at);

    /// <summary>The string, which values with the same text share; null for anything else.</summary>
    public string? SharedText => rows is not null && rows.IsText(at) ? rows.SharedText(at) : null;

    /// <summary>Whether an object has a member; its value may be null.</summary>
    public bool Has(string name) => IsObject && rows!.Find(at, name) >= 0;

    /// <summary>Returns the member of an object; null if it does not have it.</summary>
    public JsonValue Member(string name) =>
        IsObject && rows!.Find(at, name) is >= 0 and var found ? new(rows, found) : default;

    /// <summary>Whether an object or array has nothing in it; true for anything else.</summary>
    public bool IsEmpty => rows is null || rows[at].Next == at + 1;

    /// <summary>The number of elements of an array; 0 for anything else.</summary>
    public int Count
    {
        get
        {
            var count = 0;
            foreach (var _ in this)
            {
                count++;
            }

            return count;
        }
    }

    /// <summary>Returns the elements of an array; none for anything else.</summary>
    public Enumerator GetEnumerator() => IsArray ? new(rows, at) : default;

    /// <summary>Returns the value as <see cref="JsonTree"/> represents it.</summary>
    public object? ToObject() => rows?.ToObject(at);

    /// <summary>The elements of an array.</summary>
    public struct Enumerator(TokenRows? rows, int array)
    {
        private readonly int _end = rows is null ? 0 : rows[array].Next;
        private int _at;
        private int _next = array + 1;

        public readonly JsonValue Current => new(rows, _at);

        public bool MoveNext()
        {
            if (rows is null || _next >= _end)
            {
                return false;
            }

            _at = _next;
            _next = rows[_at].Next;
            return true;
        }
    }
}
