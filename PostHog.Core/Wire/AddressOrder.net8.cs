using System.Net;

namespace PostHog.Wire;

/// <summary>In which order, and how fast, the addresses of a host are tried: as RFC 8305 has it.</summary>
internal static class AddressOrder
{
    /// <summary>How long one address is waited for before the next is tried beside it.</summary>
    public static readonly TimeSpan Stagger = TimeSpan.FromMilliseconds(250);

    /// <summary>Returns the addresses in the system's order, IPv6 and IPv4 in turns, so that a family without a route costs one wait.</summary>
    public static IPAddress[] Of(IPAddress[] resolved)
    {
        if (resolved.Length < 2)
        {
            return resolved;
        }

        var families = resolved.GroupBy(address => address.AddressFamily).ToArray();
        return
        [
            .. Enumerable
                .Range(0, families.Max(family => family.Count()))
                .SelectMany(turn => families.SelectMany(family => family.Skip(turn).Take(1))),
        ];
    }
}
