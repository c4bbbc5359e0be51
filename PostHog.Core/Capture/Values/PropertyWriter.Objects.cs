namespace PostHog.Capture.Values;

internal sealed partial class PropertyWriter
{
    // The names of the objects that enclose the current value and have no member so far; null for an element. They are
    // begun with their first member, so that an object without any can be left out.
    private readonly List<string?> _unopened = [];

    private void WriteObject(
        string? name,
        string type,
        IEnumerable<(string Name, object? Value)> members
    )
    {
        _unopened.Add(name);
        _depth++;
        var unopened = _unopened.Count;
        WriteMembers(members);
        if (_unopened.Count < unopened)
        {
            End();
            return;
        }

        _depth--;
        _unopened.RemoveAt(unopened - 1);
        LeaveOut($"holds a {type}, none of whose members is sent");
        _skipped++;
        KeepPlace(name);
    }

    // An element that is left out becomes null.
    private void KeepPlace(string? name)
    {
        if (name is null)
        {
            Open(name);
            json.WriteNull();
        }
    }

    // Begins the enclosing objects, and writes the name of a member.
    private void Open(string? name)
    {
        foreach (var enclosing in _unopened)
        {
            WriteName(enclosing);
            json.WriteStartObject();
        }

        _unopened.Clear();
        WriteName(name);
    }

    private void WriteName(string? name)
    {
        if (name is not null)
        {
            json.WritePropertyName(name);
        }
    }
}
