namespace PostHog.Async.Import.State;

/// <summary>Tells by its first bytes whether a file is one of an import.</summary>
internal static class FileStart
{
    /// <summary>
    /// Whether the file is empty or begins with these bytes. The position is then at the start.
    /// </summary>
    public static bool IsEmptyOrBegins(Stream file, byte[] expected)
    {
        var start = new byte[expected.Length];
        var length = 0;
        int read;
        do
        {
            read = file.Read(start, length, start.Length - length);
            length += read;
        } while (read > 0);

        file.Position = 0;
        return length == 0 || start.Take(length).SequenceEqual(expected);
    }
}
