namespace PostHog.ErrorTracking;

// Facts: exception-mechanism.
/// <summary>One of several related exceptions, and its relation to the others.</summary>
/// <param name="Error">The exception.</param>
/// <param name="Parent">The index of the exception it belongs to; null for the outermost.</param>
/// <param name="Source">Its relation to that exception; null for the outermost.</param>
internal readonly record struct ExceptionNode(Exception Error, int? Parent, string? Source);
