namespace PostHog.Capture.Values;

/// <summary>
/// Ends the work of a converter, which only an exception can do. <see cref="ConvertedValue"/> catches it and returns an
/// <see cref="UnreadableValue"/>.
/// </summary>
internal sealed class AbortedConversionException : Exception
{
    private AbortedConversionException(string reason)
        : base(reason) { }

    /// <summary>Creates the exception.</summary>
    /// <param name="reason">Why the value is left out.</param>
    public static AbortedConversionException Because(string reason) => new(reason);
}
