namespace PostHog.Flags.Model;

/// <summary>Checks the keys of flags that calling code sets by hand.</summary>
internal static class FlagKeyCheck
{
    /// <summary>Returns the key.</summary>
    /// <exception cref="ArgumentNullException">The key is null.</exception>
    /// <exception cref="ArgumentException">The key is blank.</exception>
    public static string Checked(string key)
    {
        if (key is null)
        {
            throw new ArgumentNullException(nameof(key));
        }

        return string.IsNullOrWhiteSpace(key)
            ? throw new ArgumentException("The flag key is blank.", nameof(key))
            : key;
    }
}
