namespace PostHog.Flags.Inputs;

/// <summary>Reads which flags a call asks for.</summary>
internal static class FlagKeys
{
    /// <summary>Returns the keys as far as they can be read, without blank ones.</summary>
    /// <param name="keys">What the caller gave.</param>
    /// <param name="onBlank">Told, once, of blank keys.</param>
    /// <param name="onFault">Told when reading the keys throws.</param>
    public static List<string> Read(
        IEnumerable<string> keys,
        Action onBlank,
        Action<Exception> onFault
    )
    {
        var usable = new List<string>();
        var hasBlank = false;
        try
        {
            foreach (var key in keys)
            {
                if (string.IsNullOrWhiteSpace(key))
                {
                    hasBlank = true;
                }
                else
                {
                    usable.Add(key);
                }
            }
        }
        catch (Exception fault)
        {
            onFault(fault);
        }

        if (hasBlank)
        {
            onBlank();
        }

        return usable;
    }
}
