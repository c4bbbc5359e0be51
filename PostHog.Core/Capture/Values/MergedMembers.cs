namespace PostHog.Capture.Values;

/// <summary>
/// Maps on top of each other, the first on top: it wins name by name, also where it says null. Each may be any value a
/// caller can think of; a value that is not a map is skipped.
/// </summary>
internal sealed class MergedMembers(params object?[] layers)
{
    /// <summary>Goes through all of them, one after the other.</summary>
    public IEnumerable<(string Name, object? Value)> Entries()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var layer in layers.Where(layer => !NullValue.Is(layer)))
        {
            foreach (var member in ObjectMembers.OfMap(layer))
            {
                if (names.Add(member.Name) || member.Value is UnreadableValue)
                {
                    yield return member;
                }
            }
        }
    }
}
