namespace PostHog.Async.Import.Platform;

/// <summary>Reads input.</summary>
internal static class InputCalls
{
    /// <summary>Fills the buffer as far as possible. Returns the number of characters; 0 at the end.</summary>
    public static async Task<int> ReadTextAsync(
        TextReader reader,
        char[] buffer,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        return await reader.ReadAsync(buffer, 0, buffer.Length).ConfigureAwait(false);
    }
}
