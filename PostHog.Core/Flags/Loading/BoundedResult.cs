namespace PostHog.Flags.Loading;

/// <summary>The result of a bounded call: a value, an exception of the call, or a timeout.</summary>
/// <param name="Value">The returned value; meaningless unless <see cref="IsComplete"/>.</param>
/// <param name="Fault">The exception that the call threw; null if none.</param>
/// <param name="TimeoutReason">Why the call did not return in time, as a sentence; null if it did.</param>
internal readonly record struct BoundedResult<T>(T? Value, Exception? Fault, string? TimeoutReason)
{
    /// <summary>Whether the call returned a value.</summary>
    public bool IsComplete => Fault is null && TimeoutReason is null;

    /// <summary>Returns the result of a call that returned.</summary>
    public static BoundedResult<T> Of(T value) => new(value, Fault: null, TimeoutReason: null);

    /// <summary>Returns the result of a call that threw.</summary>
    public static BoundedResult<T> Failed(Exception fault) =>
        new(default, fault, TimeoutReason: null);

    /// <summary>Returns the result of a call that did not return in time.</summary>
    public static BoundedResult<T> Late() =>
        new(default, Fault: null, "the call did not return in time");

    /// <summary>Returns the result of a call that was not made because an earlier one has not returned yet.</summary>
    public static BoundedResult<T> Busy() =>
        new(default, Fault: null, "an earlier call has not come back yet");
}
