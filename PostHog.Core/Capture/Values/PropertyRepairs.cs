using PostHog.Wire.Json;

namespace PostHog.Capture.Values;

/// <summary>Collects the repairs of one event, property by property.</summary>
internal sealed class PropertyRepairs(JsonBuffer buffer)
{
    private readonly List<PropertyRepair> _repairs = [];
    private readonly List<(string Property, int Start)> _starts = [];
    private string _property = "";

    /// <summary>The repairs since the last <see cref="Clear"/>.</summary>
    public IReadOnlyList<PropertyRepair> All => _repairs;

    /// <summary>Clears the repairs, for the next event.</summary>
    public void Clear()
    {
        _repairs.Clear();
        _starts.Clear();
    }

    /// <summary>Sets the property that is written from now on.</summary>
    public void Begin(string property)
    {
        _property = property;
        _starts.Add((property, buffer.Length));
    }

    /// <summary>Adds a repair of the current property; the same repair is added only once.</summary>
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

    /// <summary>Adds a note that nothing after the current property could be read.</summary>
    public void AddInterruption(Exception fault) =>
        Add($"is the last one written: reading on threw {fault.GetType().Name}");

    /// <summary>
    /// Adds a repair for every property that contains half of a surrogate pair, which UTF-8 cannot represent.
    /// </summary>
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
