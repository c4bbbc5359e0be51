namespace PostHog.Flags.Model;

internal sealed partial class FlagIndex
{
    /// <summary>Returns the place of a key; -1 when it has none.</summary>
    public int Find(string? key) =>
        key is not null && _places.TryGetValue(key, out var place) ? place : -1;
}
