namespace PostHog.Async.Import.Reading;

/// <summary>Follows the quotes of a CSV row.</summary>
internal static class CsvQuotes
{
    private const char Quote = '"';

    /// <summary>Whether a row ends within a quoted cell.</summary>
    public static bool IsOpen(string row)
    {
        if (row.IndexOf(Quote) < 0)
        {
            return false;
        }

        var (isOpen, isQuoted, isCellStart) = (false, false, true);
        foreach (var next in row)
        {
            if (next == Quote)
            {
                // Two within a cell are one of its text: they close the cell and open it again.
                isQuoted |= isCellStart;
                isOpen = isQuoted && !isOpen;
                isCellStart = false;
            }
            else if (!isOpen)
            {
                isCellStart = next is ',' or '\n' or '\r';
                isQuoted = false;
            }
        }

        return isOpen;
    }
}
