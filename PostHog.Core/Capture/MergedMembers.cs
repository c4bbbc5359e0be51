namespace PostHog.Capture;

/// <summary>The groups of an event on top of a <c>$groups</c> property set by hand: they win type by type.</summary>
internal sealed class MergedMembers(
    object? byHand,
    IEnumerable<KeyValuePair<string, string>> groups
)
{
    /// <summary>Goes through both; the event's own groups come first, whatever happens in the other value.</summary>
    public IEnumerable<(string Name, object? Value)> Entries()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var group in groups)
        {
            names.Add(group.Key);
            yield return (group.Key, group.Value);
        }

        foreach (var member in ObjectMembers.OfMap(byHand))
        {
            if (!names.Contains(member.Name))
            {
                yield return member;
            }
        }
    }
}
