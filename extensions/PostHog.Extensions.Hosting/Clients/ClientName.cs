using PostHog.Extensions.Hosting.Configuration;

namespace PostHog.Extensions.Hosting.Clients;

/// <summary>Checks the names of clients.</summary>
internal static class ClientName
{
    /// <summary>Throws if a name cannot be that of a client and its section.</summary>
    /// <exception cref="ArgumentException">The name is blank, contains a colon, or is that of an option.</exception>
    public static void Check(string? name)
    {
        if (name is not null && (string.IsNullOrWhiteSpace(name) || name.Contains(':')))
        {
            throw new ArgumentException(
                "The name of a client must not be blank or contain a colon.",
                nameof(name)
            );
        }

        if (name is not null && OptionKeys.IsKnown(name))
        {
            throw new ArgumentException(
                $"A client cannot be named {name}: in the section PostHog, this is the key of an option.",
                nameof(name)
            );
        }
    }
}
