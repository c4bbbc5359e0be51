using System.Net;

namespace PostHog.Wire;

/// <summary>The order and the pace in which the addresses of a host are tried, as RFC 8305 defines them.</summary>
internal static class AddressOrder
{
    /// <summary>How long to wait for one address before the next is tried in parallel.</summary>
    public static readonly TimeSpan Stagger = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// Returns the addresses in the system's order, alternating between IPv6 and IPv4, so that a family without a route
    /// costs only one wait.
    /// </summary>
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
