using System.Text;

namespace PostHog.Wire;

/// <summary>
/// Replaces an exception of the transport whose message may repeat what a server sent. Keeps the types and the stack.
/// </summary>
internal sealed class TransportException : IOException
{
    private readonly string _text;

    /// <summary>Replaces an exception.</summary>
    /// <param name="reason">What went wrong, without any text of the server.</param>
    /// <param name="replaced">The exception, including its inner exceptions.</param>
    /// <param name="secrets">What no part of the text may contain.</param>
    public TransportException(string reason, Exception replaced, Secrets secrets)
        : base(reason)
    {
        var text = new StringBuilder(reason);
        for (var inner = replaced; inner is not null; inner = inner.InnerException)
        {
            text.AppendLine().Append("  ").Append(inner.GetType().FullName);
            if (StackOf(inner) is { Length: > 0 } stack && !secrets.AreIn(stack))
            {
                StackTrace ??= stack;
                text.AppendLine().Append(stack);
            }
        }

        _text = text.ToString();
    }

    /// <summary>The stack of the exception that was replaced.</summary>
    public override string? StackTrace { get; }

    /// <summary>Returns the reason, and the types and stacks of the exceptions that were replaced.</summary>
    public override string ToString() => _text;

    private static string? StackOf(Exception replaced)
    {
        try
        {
            return replaced.StackTrace;
        }
        catch (Exception)
        {
            // An exception of the host can fail here too.
            return null;
        }
    }
}
