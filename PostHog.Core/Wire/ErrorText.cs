namespace PostHog.Wire;

/// <summary>
/// Reads the text of an exception. Its members run unknown code and may return anything, and those of .NET may be built
/// recursively.
/// </summary>
internal static class ErrorText
{
    /// <summary>How many exceptions of a tree are read.</summary>
    public const int MaxCauses = 64;

    private const string Several = "One or more errors occurred.";
    private const int MaxMembers = 256;
    private const int MaxCharacters = 256 * 1024;

    /// <summary>Returns the message, or a note if reading it throws.</summary>
    public static string MessageOf(Exception error)
    {
        try
        {
            return ReadMessage(error);
        }
        catch (Exception fault)
        {
            return $"(reading the message threw {fault.GetType().Name})";
        }
    }

    /// <summary>Returns the message. Throws any exception.</summary>
    // The message of an aggregate repeats those of all its members, and is built recursively.
    public static string ReadMessage(Exception error) =>
        error is AggregateException && !IsShort(error, MaxMembers, MembersOf)
            ? Several
            : error.Message ?? "";

    /// <summary>Returns the stack trace of an exception as text; null if it has none.</summary>
    public static string? StackOf(Exception error)
    {
        try
        {
            return string.IsNullOrWhiteSpace(error.StackTrace) ? null : error.StackTrace;
        }
        catch (Exception)
        {
            // Whatever the reason, the event is sent without a stack.
            return null;
        }
    }

    /// <summary>Returns the first cause of an exception, which may be the exception itself.</summary>
    public static Exception FirstCauseOf(Exception error)
    {
        var first = error;
        while (first.InnerException is { } inner)
        {
            first = inner;
        }

        return first;
    }

    /// <summary>
    /// Returns the text that an exception prints as; null if it throws, or has so many causes that printing it may
    /// overflow the stack.
    /// </summary>
    public static string? PrintedFormOf(Exception error)
    {
        try
        {
            return IsShort(error, MaxCauses, CausesOf) ? error.ToString() : null;
        }
        catch (Exception)
        {
            // Whatever the reason, what it prints is not known.
            return null;
        }
    }

    /// <summary>Returns the direct causes of an exception.</summary>
    public static IEnumerable<Exception> CausesOf(Exception error) =>
        error switch
        {
            AggregateException many => many.InnerExceptions,
            { InnerException: { } inner } => [inner],
            _ => [],
        };

    private static IEnumerable<Exception> MembersOf(Exception error) =>
        error is AggregateException many ? many.InnerExceptions : [];

    private static bool IsShort(
        Exception outermost,
        int limit,
        Func<Exception, IEnumerable<Exception>> membersOf
    )
    {
        var waiting = new Stack<Exception>([outermost]);
        var members = 0;
        var characters = 0;
        while (waiting.Count > 0)
        {
            var error = waiting.Pop();
            if (error is not AggregateException)
            {
                characters += error.Message?.Length ?? 0;
            }

            foreach (var member in membersOf(error))
            {
                if (++members > limit)
                {
                    return false;
                }

                waiting.Push(member);
            }

            if (characters > MaxCharacters)
            {
                return false;
            }
        }

        return true;
    }
}
