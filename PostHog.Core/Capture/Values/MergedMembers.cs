namespace PostHog.Capture.Values;

/// <summary>
/// Merges maps: of members with the same name the first one counts, even if it is null. A layer may be any value; one
/// that is not a map is skipped.
/// </summary>
internal sealed class MergedMembers(params object?[] layers)
{
    /// <summary>Enumerates the members of all maps.</summary>
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
