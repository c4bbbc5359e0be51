namespace PostHog.Time;

internal abstract partial class Clock
{
    /// <summary>Gets the provider whose timers end a pause.</summary>
    public virtual TimeProvider TimeProvider => TimeProvider.System;
}
