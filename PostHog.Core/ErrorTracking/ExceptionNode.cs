namespace PostHog.ErrorTracking;

// Facts: exception-mechanism.
/// <summary>One exception among those that belong together, and how it got there.</summary>
/// <param name="Error">The exception.</param>
/// <param name="Parent">The place of the exception that led to it; null for the outermost.</param>
/// <param name="Source">How that one led to it; null for the outermost.</param>
internal readonly record struct ExceptionNode(Exception Error, int? Parent, string? Source);
