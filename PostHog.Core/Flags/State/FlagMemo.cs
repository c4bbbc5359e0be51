namespace PostHog.Flags.State;

// Facts: dependency-context.
/// <summary>The values of flags found during one evaluation, so that each flag is evaluated once.</summary>
internal readonly ref struct FlagMemo(Span<FeatureFlag?> values, Span<bool> known)
{
    private readonly Span<FeatureFlag?> _values = values;
    private readonly Span<bool> _known = known;

    /// <summary>Whether nothing is remembered in this evaluation.</summary>
    public bool IsEmpty => _known.IsEmpty;

    /// <summary>Gets the value of a flag that was already evaluated.</summary>
    /// <returns>Whether the flag was evaluated; its value is null if only the server can decide it.</returns>
    public bool TryGet(int flag, out FeatureFlag? value)
    {
        value = _known.IsEmpty ? null : _values[flag];
        return !_known.IsEmpty && _known[flag];
    }

    /// <summary>Remembers the value of a flag.</summary>
    public void Set(int flag, FeatureFlag? value)
    {
        if (!_known.IsEmpty)
        {
            _values[flag] = value;
            _known[flag] = true;
        }
    }
}
