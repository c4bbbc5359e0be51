namespace PostHog.Blocking.Import.Platform;

/// <summary>Reads input.</summary>
internal static class InputCalls
{
    /// <summary>Fills the buffer as far as possible. Returns the number of characters; 0 at the end.</summary>
    public static int ReadText(
        TextReader reader,
        char[] buffer,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        return reader.Read(buffer, 0, buffer.Length);
    }
}
