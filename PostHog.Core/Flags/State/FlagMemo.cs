namespace PostHog.Flags.State;

// Facts: dependency-context.
/// <summary>The values of flags found in one evaluation, so that each is evaluated once.</summary>
internal readonly ref struct FlagMemo(Span<FeatureFlag?> values, Span<bool> known)
{
    private readonly Span<FeatureFlag?> _values = values;
    private readonly Span<bool> _known = known;

    /// <summary>Whether nothing is remembered in this evaluation.</summary>
    public bool IsEmpty => _known.IsEmpty;

    /// <summary>Finds the value of a flag that was evaluated already.</summary>
    /// <returns>Whether it was; the value is null when only the server can tell it.</returns>
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
