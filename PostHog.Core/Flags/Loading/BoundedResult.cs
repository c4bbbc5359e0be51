namespace PostHog.Flags.Loading;

/// <summary>How a bounded call ended: with a value, with an exception of its own, or not in time.</summary>
/// <param name="Value">What it returned; meaningless unless <see cref="IsComplete"/>.</param>
/// <param name="Fault">What it threw; null when it threw nothing.</param>
/// <param name="Delay">Why it did not return in time, as a sentence; null when it did.</param>
internal readonly record struct BoundedResult<T>(T? Value, Exception? Fault, string? Delay)
{
    /// <summary>Whether the call returned a value.</summary>
    public bool IsComplete => Fault is null && Delay is null;

    /// <summary>The call returned.</summary>
    public static BoundedResult<T> Of(T value) => new(value, Fault: null, Delay: null);

    /// <summary>The call threw.</summary>
    public static BoundedResult<T> Failed(Exception fault) => new(default, fault, Delay: null);

    /// <summary>The call did not return in time.</summary>
    public static BoundedResult<T> Late() =>
        new(default, Fault: null, "the call did not return in time");

    /// <summary>The call was not made: an earlier one has not come back yet.</summary>
    public static BoundedResult<T> Busy() =>
        new(default, Fault: null, "an earlier call has not come back yet");
}
