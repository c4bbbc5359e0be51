using System.Globalization;

namespace PostHog.Wire.Json;

/// <summary>
/// Writes JSON without white space to a buffer. It does not check what it is asked to write, except that a member without a
/// value becomes null.
/// </summary>
/// <param name="buffer">Where the text goes. Raw text may be written to it directly.</param>
internal sealed class JsonBufferWriter(JsonBuffer buffer)
{
    private readonly List<char> _ends = [];
    private bool _needsComma;
    private bool _needsValue;

    /// <summary>Whether characters outside ASCII are written as escapes.</summary>
    public bool EscapesNonAscii { get; init; }

    /// <summary>Prepares the writer for another text.</summary>
    public void Reset()
    {
        _ends.Clear();
        _needsComma = false;
        _needsValue = false;
    }

    public void WriteStartObject() => Start('{', '}');

    public void WriteStartArray() => Start('[', ']');

    /// <summary>Ends the innermost object or array.</summary>
    public void WriteEnd()
    {
        if (_needsValue)
        {
            WriteNull();
        }

        var last = _ends.Count - 1;
        buffer.Write(_ends[last]);
        _ends.RemoveAt(last);
        _needsComma = last > 0;
    }

    public void WritePropertyName(string name)
    {
        Separate();
        buffer.WriteString(name, EscapesNonAscii);
        buffer.Write(':');
        _needsComma = false;
        _needsValue = true;
    }

    /// <summary>Writes a value that is JSON already; or nothing, for one that the caller writes to the buffer.</summary>
    public void WriteRawValue(string json)
    {
        BeginValue();
        buffer.Write(json);
    }

    public void WriteNull() => WriteRawValue("null");

    public void WriteValue(bool value) => WriteRawValue(value ? "true" : "false");

    /// <summary>Writes a string; null if there is none.</summary>
    public void WriteValue(string? value)
    {
        BeginValue();
        if (value is null)
        {
            buffer.Write("null");
        }
        else
        {
            buffer.WriteString(value, EscapesNonAscii);
        }
    }

    public void WriteValue(long value)
    {
        BeginValue();
        buffer.WriteNumber(value);
    }

    public void WriteValue(ulong value) =>
        WriteRawValue(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Writes a number with a fraction or an exponent; a string if JSON has no such number.</summary>
    public void WriteValue(double value)
    {
        BeginValue();
        if (Scalars.IsNotFinite(value))
        {
            buffer.WriteString(value.ToString(CultureInfo.InvariantCulture), EscapesNonAscii);
        }
        else
        {
            buffer.WriteNumber(value);
        }
    }

    /// <summary>The same for a <c>float</c>, which has fewer digits.</summary>
    public void WriteValue(float value)
    {
        BeginValue();
        if (Scalars.IsNotFinite(value))
        {
            buffer.WriteString(value.ToString(CultureInfo.InvariantCulture), EscapesNonAscii);
        }
        else
        {
            buffer.WriteNumber(value);
        }
    }

    private void Start(char start, char end)
    {
        BeginValue();
        buffer.Write(start);
        _ends.Add(end);
        _needsComma = false;
    }

    private void BeginValue()
    {
        Separate();
        _needsComma = _ends.Count > 0;
        _needsValue = false;
    }

    private void Separate()
    {
        if (_needsComma)
        {
            buffer.Write(',');
        }
    }
}
