namespace PostHog.Async.Testing;

/// <summary>
/// What a test expected of a fake PostHog is not so; the message says what is instead. Every test framework shows it like
/// one of its own.
/// </summary>
public sealed class PostHogAssertionException : Exception
{
    /// <summary>Creates the exception.</summary>
    public PostHogAssertionException() { }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was expected, and what is instead.</param>
    public PostHogAssertionException(string message)
        : base(message) { }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">What was expected, and what is instead.</param>
    /// <param name="innerException">The cause.</param>
    public PostHogAssertionException(string message, Exception innerException)
        : base(message, innerException) { }
}
