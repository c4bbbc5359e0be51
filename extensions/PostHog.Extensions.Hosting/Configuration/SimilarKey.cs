namespace PostHog.Extensions.Hosting.Configuration;

/// <summary>Finds the option that an unknown key was probably meant to be.</summary>
internal static class SimilarKey
{
    // Names of the same settings in other libraries for PostHog.
    private static readonly Dictionary<string, string> OtherNames = new(
        StringComparer.OrdinalIgnoreCase
    )
    {
        ["ApiKey"] = nameof(PostHogOptions.ProjectToken),
        ["ProjectApiKey"] = nameof(PostHogOptions.ProjectToken),
        ["Token"] = nameof(PostHogOptions.ProjectToken),
        ["PersonalApiKey"] = nameof(PostHogOptions.SecretKey),
        ["FeatureFlagsSecureKey"] = nameof(PostHogOptions.SecretKey),
        ["HostUrl"] = nameof(PostHogOptions.Host),
        ["BaseUrl"] = nameof(PostHogOptions.Host),
    };

    /// <summary>Returns the most similar option; null if none is similar.</summary>
    public static string? Of(string key)
    {
        if (OtherNames.TryGetValue(key, out var name))
        {
            return name;
        }

        var best = OptionKeys
            .Settable.Keys.Select(option => (option, Distance: Distance(key, option)))
            .OrderBy(one => one.Distance)
            .First();
        return best.Distance <= Math.Max(2, key.Length / 3) ? best.option : null;
    }

    // The number of letters to insert, remove or replace.
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 0; i < one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i + 1;
            for (var j = 0; j < other.Length; j++)
            {
                var isSame = char.ToUpperInvariant(one[i]) == char.ToUpperInvariant(other[j]);
                var replaced = diagonal + (isSame ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.Min(replaced, Math.Min(row[j], diagonal) + 1);
            }
        }

        return row[other.Length];
    }
}
