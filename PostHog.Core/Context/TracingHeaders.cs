using System.Text;
using PostHog.Wire;

namespace PostHog.Context;

// Facts: tracing-headers.
/// <summary>
/// Reads and writes the headers that say who a request is for. The other end may be any program, so the headers may be
/// malformed; reading them never throws.
/// </summary>
internal static class TracingHeaders
{
    public const string DistinctId = IdentityNames.DistinctIdHeader;
    public const string SessionId = IdentityNames.SessionIdHeader;

    private const int MaxTextLength = 1000;

    /// <summary>Returns the ids in the headers of a request.</summary>
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
            // The request continues with the ids read so far.
            return read;
        }
    }

    /// <summary>
    /// Returns the text as an id: without control characters, trimmed, and cut to the maximum length; null if nothing
    /// is left.
    /// </summary>
    public static string? Clean(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var clean = text!;
        if (clean.Length > MaxTextLength || clean.Any(char.IsControl))
        {
            clean = Sieve(clean);
        }

        clean = clean.Trim();
        return clean.Length == 0 ? null : clean;
    }

    // Leading blanks do not count towards the maximum length. Half a surrogate pair at the end is removed.
    private static string Sieve(string text)
    {
        var sieved = new StringBuilder(MaxTextLength);
        foreach (var letter in text)
        {
            var isLost =
                char.IsControl(letter) || (sieved.Length == 0 && char.IsWhiteSpace(letter));
            if (!isLost)
            {
                sieved.Append(letter);
            }

            if (sieved.Length == MaxTextLength)
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
