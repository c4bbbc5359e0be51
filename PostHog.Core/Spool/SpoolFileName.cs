using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PostHog.Spool;

/// <summary>
/// The name of a file of the spool: a hash of the host and the project token, the time at which the file was created,
/// and a random part. Names of the same hash sort by time.
/// </summary>
internal sealed record SpoolFileName(string Key, DateTimeOffset Created, string Text)
{
    private const string Extension = ".spool";
    private const int KeyLength = 16;
    private const int TimeLength = 15;

    /// <summary>Returns the hash of a host and a project token.</summary>
    public static string KeyOf(string host, string token)
    {
        using var sha = SHA256.Create();
        var hash = sha.ComputeHash(Encoding.UTF8.GetBytes($"{host}\n{token}"));
        return BitConverter
            .ToString(hash)
            .Replace("-", "")
            .ToLowerInvariant()
            .Substring(0, KeyLength);
    }

    /// <summary>Returns a new name.</summary>
    public static SpoolFileName New(string key, DateTimeOffset created, Guid id)
    {
        var time = created.ToUnixTimeMilliseconds().ToString("D15", CultureInfo.InvariantCulture);
        return new(key, created, $"{key}-{time}-{id.ToString("N").Substring(20)}{Extension}");
    }

    /// <summary>Returns the pattern of the names of a hash.</summary>
    public static string PatternOf(string key) => $"{key}-*{Extension}";

    /// <summary>Reads a name; null for the name of any other file.</summary>
    public static SpoolFileName? TryParse(string name) =>
        name.EndsWith(Extension, StringComparison.Ordinal)
        && name.Length > KeyLength + TimeLength + 2
        && name[KeyLength] == '-'
        && name[KeyLength + 1 + TimeLength] == '-'
        && long.TryParse(
            name.Substring(KeyLength + 1, TimeLength),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var time
        )
        && time <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? new(name.Substring(0, KeyLength), DateTimeOffset.FromUnixTimeMilliseconds(time), name)
            : null;
}
