namespace PostHog.Flags.Model;

internal sealed partial class FlagIndex
{
    /// <summary>Returns the place of a key; -1 when it has none.</summary>
    public int Find(string? key) =>
        key is not null && _indexes.TryGetValue(key, out var index) ? index : -1;
}
