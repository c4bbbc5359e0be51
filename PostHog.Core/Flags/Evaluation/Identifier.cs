using System.Text;

namespace PostHog.Flags.Evaluation;

// Facts: hash-of-empty-identifier, distinct-id-of-two-hundred.
/// <summary>Truncates distinct ids as the server does.</summary>
internal static class Identifier
{
    private const int MaxBytes = 200;
    private const int MaxScalars = 200;

    // A UTF-16 code unit takes at most three bytes in UTF-8.
    private const int NeverTooLong = MaxBytes / 3;

    /// <summary>
    /// Returns the first 200 Unicode scalars of an id of more than 200 bytes; any other id unchanged.
    /// </summary>
    public static string Cut(string id) =>
        id.Length <= NeverTooLong || Encoding.UTF8.GetByteCount(id) <= MaxBytes ? id : CutLong(id);

    private static string CutLong(string id)
    {
        var units = 0;
        for (var scalars = 0; scalars < MaxScalars && units < id.Length; scalars++)
        {
            units += char.IsSurrogatePair(id, units) ? 2 : 1;
        }

        return units == id.Length ? id : id.Substring(0, units);
    }
}
