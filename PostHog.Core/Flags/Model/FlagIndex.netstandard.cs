namespace PostHog.Flags.Model;

internal sealed partial class FlagIndex
{
    /// <summary>Returns the index of a key; -1 if the key is not in the index.</summary>
    public int Find(string? key) =>
        key is not null && _indexes.TryGetValue(key, out var index) ? index : -1;
}
