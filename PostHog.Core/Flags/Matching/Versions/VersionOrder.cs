namespace PostHog.Flags.Matching.Versions;

// Facts: version-order.
/// <summary>Orders the pre-releases and build metadata of versions, as the server's library does.</summary>
internal static class VersionOrder
{
    /// <summary>
    /// Orders pre-releases: none is the highest; numbers are ordered by value, below words; the longer list is higher.
    /// </summary>
    public static int OfPreReleases(string left, string right) =>
        left.Length == 0 || right.Length == 0
            ? right.Length.CompareTo(left.Length)
            : OfLists(left, right, isBuild: false);

    /// <summary>Orders build metadata, which has no order in the standard: none is the lowest.</summary>
    public static int OfBuilds(string left, string right) =>
        left.Length == 0 || right.Length == 0
            ? left.Length.CompareTo(right.Length)
            : OfLists(left, right, isBuild: true);

    private static int OfLists(string left, string right, bool isBuild)
    {
        if (string.Equals(left, right, StringComparison.Ordinal))
        {
            return 0;
        }

        var lefts = left.Split('.');
        var rights = right.Split('.');
        for (var at = 0; at < Math.Min(lefts.Length, rights.Length); at++)
        {
            var order = OfIdentifiers(lefts[at], rights[at], isBuild);
            if (order != 0)
            {
                return order;
            }
        }

        return lefts.Length.CompareTo(rights.Length);
    }

    private static int OfIdentifiers(string left, string right, bool isBuild)
    {
        var isNumber = IsNumber(left);
        if (!isNumber || !IsNumber(right))
        {
            return isNumber == IsNumber(right)
                ? string.CompareOrdinal(left, right)
                : IsNumber(right).CompareTo(isNumber);
        }

        var (plainLeft, plainRight) = (left.TrimStart('0'), right.TrimStart('0'));
        var order = plainLeft.Length.CompareTo(plainRight.Length);
        order = order != 0 ? order : string.CompareOrdinal(plainLeft, plainRight);

        // Only builds may have leading zeros; if the numbers are equal, the longer text is higher.
        return order == 0 && isBuild ? left.Length.CompareTo(right.Length) : order;
    }

    private static bool IsNumber(string text)
    {
        foreach (var letter in text)
        {
            if (letter is < '0' or > '9')
            {
                return false;
            }
        }

        return true;
    }
}
