namespace PostHog.Flags.Inputs;

/// <summary>Reads the flag keys that a call requests.</summary>
internal static class FlagKeys
{
    /// <summary>Returns the readable keys, without blank ones.</summary>
    /// <param name="keys">The caller's keys.</param>
    /// <param name="onBlank">Called once if there are blank keys.</param>
    /// <param name="onFault">Called if reading the keys throws.</param>
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
