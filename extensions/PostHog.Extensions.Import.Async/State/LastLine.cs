using System.Text;

namespace PostHog.Async.Import.State;

/// <summary>Finds the last line of a file from its end, so that the length of the file does not matter.</summary>
internal static class LastLine
{
    private const byte LineFeed = (byte)'\n';
    private const int BlockBytes = 4096;

    /// <summary>Returns the last line that ends with a line feed; null if there is none.</summary>
    /// <param name="file">The file. Its position changes.</param>
    /// <param name="end">What follows the line feed; 0 if there is none.</param>
    public static string? Read(Stream file, out long end)
    {
        end = AfterLineFeed(file, file.Length);
        if (end == 0)
        {
            return null;
        }

        var start = AfterLineFeed(file, end - 1);
        var line = new byte[checked((int)(end - start))];
        ReadAt(file, start, line, line.Length);
        return Encoding.UTF8.GetString(line);
    }

    // The position after the last line feed before this one; 0 if there is none.
    private static long AfterLineFeed(Stream file, long before)
    {
        var block = new byte[BlockBytes];
        while (before > 0)
        {
            var count = (int)Math.Min(block.Length, before);
            before -= count;
            ReadAt(file, before, block, count);
            var index = Array.LastIndexOf(block, LineFeed, count - 1, count);
            if (index >= 0)
            {
                return before + index + 1;
            }
        }

        return 0;
    }

    private static void ReadAt(Stream file, long position, byte[] buffer, int count)
    {
        file.Position = position;
        var length = 0;
        while (length < count)
        {
            var read = file.Read(buffer, length, count - length);
            length += read > 0 ? read : throw new EndOfStreamException();
        }
    }
}
