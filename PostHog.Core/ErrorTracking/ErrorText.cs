namespace PostHog.ErrorTracking;

/// <summary>Reads the text of an exception. Its members run unknown code and may return anything.</summary>
internal static class ErrorText
{
    private const string Several = "One or more errors occurred.";
    private const int MaxMembers = 256;
    private const int MaxCharacters = 256 * 1024;

    /// <summary>Returns the message, or a note if reading it throws.</summary>
    public static string MessageOf(Exception error)
    {
        try
        {
            return error is AggregateException many && !HasShortMessage(many)
                ? Several
                : error.Message ?? "";
        }
        catch (Exception fault)
        {
            return UnreadableValue(fault);
        }
    }

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

    private static string UnreadableValue(Exception fault) =>
        $"(reading the message threw {fault.GetType().Name})";

    // The message of an aggregate repeats those of all its members, and is built recursively.
    private static bool HasShortMessage(AggregateException outermost)
    {
        var waiting = new Stack<AggregateException>([outermost]);
        var members = 0;
        var characters = 0;
        while (waiting.Count > 0)
        {
            foreach (var member in waiting.Pop().InnerExceptions)
            {
                if (++members > MaxMembers)
                {
                    return false;
                }

                if (member is AggregateException many)
                {
                    waiting.Push(many);
                }
                else
                {
                    characters += member.Message?.Length ?? 0;
                }
            }

            if (characters > MaxCharacters)
            {
                return false;
            }
        }

        return true;
    }
}
