using System.Text;
using PostHog.Wire;

namespace PostHog.Context;

// Facts: tracing-headers.
/// <summary>
/// Reads and writes the headers by which a request says who is behind it. Both ends are strangers' programs: nothing is
/// believed to be well-formed, and nothing throws.
/// </summary>
internal static class TracingHeaders
{
    public const string DistinctId = IdentityNames.DistinctIdHeader;
    public const string SessionId = IdentityNames.SessionIdHeader;

    private const int LongestText = 1000;

    /// <summary>Returns what the headers of a request say.</summary>
    public static (string? DistinctId, string? SessionId) Read<TValue>(
        IEnumerable<KeyValuePair<string, TValue>>? headers
    )
    {
        var read = default((string? DistinctId, string? SessionId));
        try
        {
            foreach (var header in headers ?? [])
            {
                if (Is(header.Key, DistinctId))
                {
                    read.DistinctId ??= First(header.Value);
                }
                else if (Is(header.Key, SessionId))
                {
                    read.SessionId ??= First(header.Value);
                }
            }

            return read;
        }
        catch (Exception)
        {
            // The request continues with what was read so far.
            return read;
        }
    }

    /// <summary>Returns a text fit to be an id: without control characters, trimmed, and not too long; null when nothing is left.</summary>
    public static string? Clean(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var clean = text!;
        if (clean.Length > LongestText || clean.Any(char.IsControl))
        {
            clean = Sieve(clean);
        }

        clean = clean.Trim();
        return clean.Length == 0 ? null : clean;
    }

    // Blanks at the start do not count; half of a surrogate pair is nothing.
    private static string Sieve(string text)
    {
        var sieved = new StringBuilder(LongestText);
        foreach (var letter in text)
        {
            var isLost =
                char.IsControl(letter) || (sieved.Length == 0 && char.IsWhiteSpace(letter));
            if (!isLost)
            {
                sieved.Append(letter);
            }

            if (sieved.Length == LongestText)
            {
                break;
            }
        }

        if (sieved.Length > 0 && char.IsHighSurrogate(sieved[sieved.Length - 1]))
        {
            sieved.Length--;
        }

        return sieved.ToString();
    }

    private static string? First(object? value) =>
        value switch
        {
            string text => Clean(text),
            IEnumerable<string?> texts => texts
                .Take(64)
                .Select(Clean)
                .FirstOrDefault(text => text is not null),
            _ => null,
        };

    private static bool Is(string? name, string header) =>
        string.Equals(name, header, StringComparison.OrdinalIgnoreCase);
}
