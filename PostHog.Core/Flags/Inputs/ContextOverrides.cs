namespace PostHog.Flags.Inputs;

/// <summary>
/// The overrides set inside one context, merged over those around it. Changed by one thread at a time; safe for many
/// threads to read.
/// </summary>
internal sealed class ContextOverrides
{
    private volatile FlagOverrides _own = FlagOverrides.None;
    private volatile Layers? _last;

    /// <summary>Applies a change to the context's own overrides.</summary>
    public void Change(Func<FlagOverrides, FlagOverrides> change) => _own = change(_own);

    /// <summary>Returns both layers merged; the same object as long as neither changes.</summary>
    public FlagOverrides Over(FlagOverrides around)
    {
        var own = _own;
        var last = _last;
        if (last is null || last.Own != own || last.Around != around)
        {
            last = new Layers(own, around, around.With(own));
            _last = last;
        }

        return last.Whole;
    }

    private sealed class Layers(FlagOverrides own, FlagOverrides around, FlagOverrides whole)
    {
        public FlagOverrides Own => own;

        public FlagOverrides Around => around;

        public FlagOverrides Whole => whole;
    }
}
