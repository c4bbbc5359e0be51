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
        var causes = 0;
        for (var inner = replaced; inner is not null; inner = inner.InnerException)
        {
            if (++causes > ErrorText.MaxCauses)
            {
                text.AppendLine().Append("  and further causes");
                break;
            }

            text.AppendLine().Append("  ").Append(inner.GetType().FullName);
            if (ErrorText.StackOf(inner) is { } stack && !secrets.AreIn(stack))
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
}
