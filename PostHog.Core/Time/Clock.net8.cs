namespace PostHog.Time;

internal abstract partial class Clock
{
    /// <summary>The provider whose timers end a pause.</summary>
    public virtual TimeProvider TimeProvider => TimeProvider.System;
}
