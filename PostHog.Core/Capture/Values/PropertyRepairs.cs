namespace PostHog.Capture.Values;

/// <summary>Keeps what had to be repaired in one event, property by property.</summary>
internal sealed class PropertyRepairs(JsonBuffer buffer)
{
    private readonly List<PropertyRepair> _repairs = [];
    private readonly List<(string Property, int Start)> _starts = [];
    private string _property = "";

    /// <summary>The repairs since the last <see cref="Clear"/>.</summary>
    public IReadOnlyList<PropertyRepair> All => _repairs;

    /// <summary>Makes the notes ready for the next event.</summary>
    public void Clear()
    {
        _repairs.Clear();
        _starts.Clear();
    }

    /// <summary>Says which property is written from here on.</summary>
    public void Begin(string property)
    {
        _property = property;
        _starts.Add((property, buffer.Length));
    }

    /// <summary>Notes a repair of the property being written; a long list of the same fault makes one note, not a flood.</summary>
    public void Add(string description)
    {
        var repair = new PropertyRepair(_property, description);
        for (var index = _repairs.Count - 1; index >= 0; index--)
        {
            if (_repairs[index] == repair)
            {
                return;
            }

            if (_repairs[index].Property != _property)
            {
                break;
            }
        }

        _repairs.Add(repair);
    }

    /// <summary>Notes that what stands behind the current property could not be read.</summary>
    public void AddInterruption(Exception fault) =>
        Add($"is the last one written: reading on threw {fault.GetType().Name}");

    /// <summary>Notes every property that holds half of a surrogate pair, which UTF-8 cannot.</summary>
    public void AddLoneSurrogates()
    {
        for (var index = 0; index < _starts.Count; index++)
        {
            (_property, var start) = _starts[index];
            var end = index + 1 < _starts.Count ? _starts[index + 1].Start : buffer.Length;
            if (buffer.HasLoneSurrogate(start, end))
            {
                Add("holds half of a surrogate pair; it is replaced by U+FFFD");
            }
        }
    }
}
