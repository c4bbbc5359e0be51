namespace PostHog.Setup;

/// <summary>Validates the options of the spool when a client is constructed.</summary>
internal static class SpoolCheck
{
    private const long MiB = 1024 * 1024;

    private static readonly TimeSpan MostAge = TimeSpan.FromDays(365);

    /// <summary>Throws if one of these options is invalid.</summary>
    /// <exception cref="ArgumentException">An option is invalid; the exception names it.</exception>
    public static void Check(SpoolOptions? options)
    {
        if (options is null)
        {
            return;
        }

        if (options.MaxBytes is < MiB or > MiB * MiB)
        {
            throw new ArgumentOutOfRangeException(
                Name(nameof(SpoolOptions.MaxBytes)),
                options.MaxBytes,
                "Spool.MaxBytes must be from 1 MiB to 1 TiB, in bytes."
            );
        }

        if (options.MaxAge < TimeSpan.FromMinutes(1) || options.MaxAge > MostAge)
        {
            throw new ArgumentOutOfRangeException(
                Name(nameof(SpoolOptions.MaxAge)),
                options.MaxAge,
                "Spool.MaxAge must be from one minute to 365 days."
            );
        }

        if (options.Mode is not (SpoolMode.Undelivered or SpoolMode.Always))
        {
            throw new ArgumentOutOfRangeException(
                Name(nameof(SpoolOptions.Mode)),
                options.Mode,
                "Spool.Mode is not a known mode."
            );
        }
    }

    private static string Name(string option) => $"{nameof(PostHogOptions.Spool)}.{option}";
}
